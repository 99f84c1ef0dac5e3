import type { Row } from '../figure.ts'
import type { Stage } from './stage.ts'

export interface WidgetBench {
  stage: Stage
  /** Measured rounds and the length of each; one more warms up. */
  rounds: number
  seconds: number
  shapeCounts: readonly number[]
  /** Of the large image, in pixels. */
  megapixels: number
  say: (text: string) => void
}

/** One thing that is measured about widgets. A new one is a file and a row in `figures.ts`. */
export type WidgetFigure = { name: string; about: string; run: (bench: WidgetBench) => Promise<Row[]> }

/** Where and with what it was measured, for the last column. */
export const LOAD = 'headless Chromium, software rendering, 1280 x 800'
