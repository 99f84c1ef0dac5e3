import { pickFrom } from '../messages.ts'
import { de } from './de.ts'
import { en, type TextMessages } from './en.ts'
import { es } from './es.ts'
import { ja } from './ja.ts'

/** The languages the text tools speak. */
export const textCatalogues: Record<string, TextMessages> = { en, de, es, ja }

/** The catalogue of the text tools for this page. */
export const textMessages = (): TextMessages => pickFrom(textCatalogues, en)
