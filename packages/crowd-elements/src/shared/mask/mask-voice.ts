import type { Point } from '../image/plane.ts'
import { maskMessages } from '../messages/mask/messages.ts'
import type { MaskEditor, MaskTools } from './mask-editor.ts'
import type { MaskKeyHost } from './mask-keys.ts'

/** What is said of the work to a worker who does not look, or cannot. */
export class MaskVoice implements MaskKeyHost {
  readonly #editor: MaskEditor
  readonly #say: (text: string) => void
  readonly #nameOf: (value: number | undefined) => string

  /** @param nameOf what a worker calls a class; undefined is the chosen one */
  constructor(editor: MaskEditor, say: (text: string) => void, nameOf: (value: number | undefined) => string) {
    this.#editor = editor
    this.#say = say
    this.#nameOf = nameOf
  }

  cursorAt({ x, y }: Point): void {
    const value = this.#editor.mask.at(x, y)
    this.#say(maskMessages().cursorAt(x, y, value > 0 ? this.#nameOf(value) : maskMessages().unlabelled))
  }

  penMoved(isDown: boolean): void {
    const { penDown, erasing, penUp } = maskMessages()
    if (!isDown) this.#say(penUp)
    else this.#say(this.#editor.tool === 'eraser' ? erasing : penDown(this.#nameOf(undefined)))
  }

  cornerPlaced({ x, y }: Point, count: number): void {
    this.#say(maskMessages().cornerPlaced(x, y, count))
  }

  outlineFilled(isFilled: boolean): void {
    const { outlineFilled, outlineTooSmall } = maskMessages()
    if (isFilled) this.#say(outlineFilled)
    else if (this.#editor.corners.length < 3) this.#say(outlineTooSmall)
  }

  brushResized(diameter: number): void {
    this.#say(`${maskMessages().brushSize}: ${maskMessages().pixels(diameter)}`)
  }

  toolChosen(tool: MaskTools): void {
    this.#say(toolNames()[tool])
  }
}

export function toolNames(): Record<MaskTools, string> {
  const { brush, eraser, fillOutline } = maskMessages()
  return { brush, eraser, polygon: fillOutline }
}
