import { pickFrom } from '../messages.ts'
import { de } from './de.ts'
import { en, type ImageMessages } from './en.ts'
import { es } from './es.ts'
import { ja } from './ja.ts'

/** The languages image viewers and image tools speak. */
export const imageCatalogues: Record<string, ImageMessages> = { en, de, es, ja }

/** The catalogue of image viewers and image tools for this page. */
export const imageMessages = (): ImageMessages => pickFrom(imageCatalogues, en)
