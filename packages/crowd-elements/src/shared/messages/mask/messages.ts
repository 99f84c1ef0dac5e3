import { pickFrom } from '../messages.ts'
import { de } from './de.ts'
import { en, type MaskMessages } from './en.ts'
import { es } from './es.ts'
import { ja } from './ja.ts'

/** The languages segmentation tools speak. */
const catalogues: Record<string, MaskMessages> = { en, de, es, ja }

/** The catalogue of segmentation tools for this page. */
export const maskMessages = (): MaskMessages => pickFrom(catalogues, en)
