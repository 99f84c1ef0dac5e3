import type { Annotation } from './annotation.ts'
import { moved } from './caret.ts'
import type { Outcome } from './editor.ts'
import { type Move, moveOf } from './keys.ts'
import { lineAt, movedByLines } from './line-moves.ts'
import type { TextView } from './text-view.ts'

/** What keys need of the widget. */
export interface KeyHost {
  readonly work: Annotation
  /** Something came of what the worker did in the text. */
  onOutcome(outcome: Outcome): void
  /** The caret moved or the selection changed: something to say, nothing to keep. */
  onMoved(words: string): void
}

/** What keys need of the text on the screen. */
export interface KeyPane {
  /** Undefined until there is a text to show. */
  readonly view: TextView | undefined
  /** Makes the browser's selection the editor's. */
  showSelection(): void
  /** Shows where the caret is, in the middle of things where it can be. */
  revealCaret(): void
}

const LINES_OF_A_PAGE = 10

/** What keys do while the focus is in the text. */
export class TextKeys {
  readonly #host: KeyHost
  readonly #pane: KeyPane
  /** The column in which the caret goes up and down, pixels; undefined after any other move. */
  #column: number | undefined

  constructor(host: KeyHost, pane: KeyPane) {
    this.#host = host
    this.#pane = pane
  }

  onKeydown(event: KeyboardEvent): void {
    const view = this.#pane.view
    if (!view || event.defaultPrevented || event.isComposing) return
    const { editor } = this.#host.work
    const move = moveOf(event, view.isRightToLeft(view.blockAt(editor.caret)))
    const isDone = move ? this.#move(move, event.shiftKey) : this.#command(event)
    if (isDone) event.preventDefault()
  }

  #move(move: Move, isExtending: boolean): boolean {
    const { editor, speech } = this.#host.work
    const place = this.#placeAfter(move)
    if (isExtending && editor.selected !== undefined) this.#host.onOutcome(editor.moveEndTo(place))
    else {
      editor.select(isExtending ? editor.anchor : place, place)
      this.#host.onMoved(editor.range ? speech.selection(editor.range) : this.#reading(move))
    }
    this.#pane.showSelection()
    this.#pane.revealCaret()
    return true
  }

  #placeAfter({ stride, step }: Move): number {
    const { editor, text } = this.#host.work
    const view = this.#pane.view!
    const isVertical = stride === 'line' || stride === 'page'
    this.#column = isVertical ? (this.#column ?? view.caretAt(editor.caret).left) : undefined
    if (isVertical) {
      const lines = step * (stride === 'line' ? 1 : LINES_OF_A_PAGE)
      return movedByLines(view, text, editor.caret, { x: this.#column!, lines })
    }
    if (stride === 'text') return step === 1 ? text.length : 0
    if (stride === 'edge') return lineAt(view, text, editor.caret)[step === 1 ? 'end' : 'start']
    return moved(text, editor.caret, stride === 'word' ? 'word' : 'character', step)
  }

  #reading({ stride }: Move): string {
    const { editor, speech, text } = this.#host.work
    const line = () => {
      const { start, end } = lineAt(this.#pane.view!, text, editor.caret)
      return text.slice(start, end)
    }
    const kind = stride === 'word' || stride === 'character' ? stride : stride === 'edge' ? 'character' : 'line'
    return speech.at(editor.caret, kind, line)
  }

  #command(event: KeyboardEvent): boolean {
    const { editor } = this.#host.work
    const isShortcut = event.ctrlKey || event.metaKey
    if (event.altKey) return false
    if (isShortcut) return event.key.toLowerCase() === 'a' && this.#selectAll()
    switch (event.key) {
      case 'n':
      case 'N':
        return this.#settle(() => editor.step(1))
      case 'p':
      case 'P':
        return this.#settle(() => editor.step(-1))
      case 'o':
      case 'O':
        return this.#settle(() => editor.switchEnd())
      case 'Enter':
        return this.#settle(() => this.#enter())
      default:
        return false
    }
  }

  /** The label at hand for the selected text; without a selection, the span at the caret. */
  #enter(): Outcome {
    const { editor } = this.#host.work
    return editor.range && editor.armed !== undefined
      ? editor.add(editor.armed, editor.range)
      : editor.selectAt(editor.caret)
  }

  #selectAll(): boolean {
    const { editor, speech, text } = this.#host.work
    editor.select(0, text.length)
    this.#host.onMoved(editor.range ? speech.selection(editor.range) : '')
    this.#pane.showSelection()
    return true
  }

  #settle(act: () => Outcome): boolean {
    this.#host.onOutcome(act())
    this.#pane.showSelection()
    this.#pane.revealCaret()
    return true
  }
}
