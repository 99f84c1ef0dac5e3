import type { Point } from '../image/plane.ts'
import { imageMessages } from '../messages/image/messages.ts'
import type { LabelledPoints, VectorDefinition } from './definition.ts'
import type { Drawing } from './drawing.ts'
import { type Points, pointAt } from './shape.ts'

/** Where things are, in words: for the line below the image and for screen readers. */
export class ShapeSpeech {
  readonly #definition: VectorDefinition

  constructor(definition: VectorDefinition) {
    this.#definition = definition
  }

  /** "van, left 12, top 40, 150 by 90". @param handle the handle that is meant, -1 for the whole shape */
  ofShape({ label, points }: LabelledPoints, handle = -1): string {
    const words = imageMessages()
    if (handle >= 0) return this.#ofHandle(this.#definition.kind.handles(points), handle)
    return words.labelled(label, this.#definition.describe(words, points))
  }

  #ofHandle(handles: Points, handle: number): string {
    const words = imageMessages()
    const { x, y } = pointAt(handles, handle)
    return words.handle(handle + 1, handles.length / 2, words.place(Math.round(x), Math.round(y)))
  }

  /** Where the cursor is; while a box is drawn, also how large it would be. */
  ofCursor({ x, y }: Point, drawing: Drawing | undefined): string {
    const words = imageMessages()
    const { kind, describe } = this.#definition
    if (!drawing || !kind.isDragged) return words.place(x, y)
    return describe(words, kind.finished(drawing.preview) ?? drawing.preview)
  }
}
