import { pickFrom } from '../messages.ts'
import { de } from './de.ts'
import { en, type WritingMessages } from './en.ts'
import { es } from './es.ts'
import { ja } from './ja.ts'

/** The languages of the elements for writing and ranking texts. */
export const writingCatalogues: Record<string, WritingMessages> = { en, de, es, ja }

/** The catalogue of these elements for this page. */
export const writingMessages = (): WritingMessages => pickFrom(writingCatalogues, en)
