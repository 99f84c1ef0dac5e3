import type { Load } from './load/load.ts'
import type { Series } from './series.ts'

/** What a row must reach: of its own values or of their ratio to the floor. */
export type Goal = { of: 'value' | 'ratio'; atLeast: number } | { of: 'value' | 'ratio'; atMost: number }

export type Row = {
  title: string
  unit: string
  goals: Goal[]
  /** One value for each round. */
  measured: Series
  /** What it is measured against, in the same rounds. */
  floor?: { name: string; measured: Series }
  /** What was offered, and what else has to be known to read the row. */
  load: string
  /** Where the row stands on a plot, if it does. */
  at?: { plot: string; line: string; x: number }
}

export type Bench = {
  /** How many loops there are in the small installation and in the large one. */
  sizes: { small: number; large: number }
  /** Measured rounds, and the length of each. */
  rounds: number
  seconds: number
  load: Load
  /** Temporary, gone when the bench ends. */
  folder: string
  isProfiled: boolean
  /** How far `growth` goes, in loops. */
  max: number
  say: (text: string) => void
}

/** One thing that is measured, with what it is measured against. `isLong`: only when it is named. */
export type Figure = { name: string; about: string; isLong?: boolean; run: (bench: Bench) => Promise<Row[]> }
