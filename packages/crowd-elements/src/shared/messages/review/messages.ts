import { pickFrom } from '../messages.ts'
import { de } from './de.ts'
import { en, type ReviewMessages } from './en.ts'
import { es } from './es.ts'
import { ja } from './ja.ts'

/** The languages of the widgets that review what AI services found. */
export const reviewCatalogues: Record<string, ReviewMessages> = { en, de, es, ja }

/** The catalogue of these widgets for this page. */
export const reviewMessages = (): ReviewMessages => pickFrom(reviewCatalogues, en)
