import { pickFrom } from '../messages.ts'
import { de } from './de.ts'
import { en, type ImageClassifierMessages } from './en.ts'
import { es } from './es.ts'
import { ja } from './ja.ts'

/** The languages of the image classifiers. */
export const imageClassifierCatalogues: Record<string, ImageClassifierMessages> = { en, de, es, ja }

/** The catalogue of the image classifiers for this page. */
export const imageClassifierMessages = (): ImageClassifierMessages => pickFrom(imageClassifierCatalogues, en)
