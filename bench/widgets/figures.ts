import type { WidgetFigure } from './figure.ts'
import { largeImage } from './large-image.ts'
import { masks } from './masks.ts'
import { shapes } from './shapes.ts'
import { sizes } from './sizes.ts'

/** Everything that is measured about widgets. */
export const WIDGET_FIGURES: WidgetFigure[] = [sizes, shapes, largeImage, masks]
