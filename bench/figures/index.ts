import type { Figure } from '../figure.ts'
import { startRate } from './start-rate.ts'

/** Everything that is measured. A new figure is a file and a row. */
export const FIGURES: Figure[] = [startRate]
