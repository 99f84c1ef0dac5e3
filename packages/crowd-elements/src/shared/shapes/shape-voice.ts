import type { Point } from '../image/plane.ts'
import { imageMessages } from '../messages/image/messages.ts'
import type { LabelledPoints, VectorDefinition } from './definition.ts'
import { type Points, pointAt } from './shape.ts'
import type { ShapeEditor } from './shape-editor.ts'

/** What is said of the work to a worker who does not look, or cannot; it stands below the image as well. */
export class ShapeVoice {
  readonly #definition: VectorDefinition
  readonly #editor: Pick<ShapeEditor, 'drawing' | 'handle'>
  readonly #say: (text: string) => void

  constructor(
    definition: VectorDefinition,
    editor: Pick<ShapeEditor, 'drawing' | 'handle'>,
    say: (text: string) => void,
  ) {
    this.#definition = definition
    this.#editor = editor
    this.#say = say
  }

  labelMissing(): void {
    this.#say(imageMessages().chooseLabelFirst)
  }

  /** A point was not taken, or a drawing not ended. */
  refused(): void {
    const { edgesWouldCross, refused } = imageMessages()
    this.#say(this.#definition.kind.isDrawnFirst ? edgesWouldCross : refused)
  }

  /** The keyboard's cursor is there now. While a box is drawn, also how large it would be. */
  cursorAt({ x, y }: Point): void {
    const words = imageMessages()
    const { kind, describe } = this.#definition
    const { drawing } = this.#editor
    if (!drawing || !kind.isDragged) this.#say(words.place(x, y))
    else this.#say(describe(words, kind.finished(drawing.preview) ?? drawing.preview))
  }

  pointPlaced({ x, y }: Point, count: number): void {
    const words = imageMessages()
    this.#say(words.pointPlaced(count, words.place(x, y)))
  }

  /** A shape was selected, moved or changed: where it is, or where the one of its handles is that is meant. */
  shapeAt(shape: LabelledPoints): void {
    const { handle } = this.#editor
    this.#say(handle < 0 ? this.#ofShape(shape) : this.#ofHandle(this.#definition.kind.handles(shape.points), handle))
  }

  drawn(shape: LabelledPoints): void {
    this.#say(imageMessages().drawn(this.#ofShape(shape)))
  }

  relabelled(shape: LabelledPoints): void {
    this.#say(imageMessages().relabelled(this.#ofShape(shape)))
  }

  removed(): void {
    this.#say(imageMessages().removed)
  }

  /** "van, left 12, top 40, 150 by 90". */
  #ofShape({ label, points }: LabelledPoints): string {
    const words = imageMessages()
    return words.labelled(label, this.#definition.describe(words, points))
  }

  #ofHandle(handles: Points, handle: number): string {
    const words = imageMessages()
    const { x, y } = pointAt(handles, handle)
    return words.handle(handle + 1, handles.length / 2, words.place(Math.round(x), Math.round(y)))
  }
}
