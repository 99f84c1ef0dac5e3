import { render } from 'lit'
import { withoutBlanks } from './caret.ts'
import { type MarkedText, renderMarks } from './marks.ts'
import { selectionIn, selectNatively } from './native-selection.ts'
import { type Mark, stack } from './stacking.ts'
import { type KeyHost, type KeyPane, TextKeys } from './text-keys.ts'
import { LANE_HEIGHT, TEXT_HEIGHT, TextView } from './text-view.ts'

/** What the pane needs from the widget around it. */
export interface PaneHost extends KeyHost {
  root(): ShadowRoot | null
  colourOf(label: string): string
}

/** The text on the screen with its marks and caret, and what mouse, touch and keyboard do there. */
export class TextPane implements KeyPane {
  readonly #host: PaneHost
  readonly #keys: TextKeys
  readonly #size = new ResizeObserver(() => this.#onResize())
  #view: TextView | undefined
  #shownText: string | undefined
  #width = 0
  #marks: Mark[] = []
  /** What the marks were stacked from; moving the caret leaves a thousand of them alone. */
  #stacked: unknown[] = []
  #drawnSelected: number | undefined
  /** Counts how often the text was laid out anew. */
  #layouts = 0
  /** The span that was selected when a press began, so that another click goes on to the next one. */
  #selectedBefore: number | undefined
  #isPressed = false

  constructor(host: PaneHost) {
    this.#host = host
    this.#keys = new TextKeys(host, this)
  }

  get view(): TextView | undefined {
    return this.#view
  }

  #find(name: string): HTMLElement | null {
    return this.#host.root()?.querySelector<HTMLElement>(`.${name}`) ?? null
  }

  connect(): void {
    document.addEventListener('selectionchange', this.#onSelection)
    document.addEventListener('mouseup', this.#onRelease)
    if (document.fonts.status === 'loading') void document.fonts.ready.then(() => this.#relayout())
  }

  disconnect(): void {
    document.removeEventListener('selectionchange', this.#onSelection)
    document.removeEventListener('mouseup', this.#onRelease)
    this.#size.disconnect()
  }

  focus(options?: FocusOptions): void {
    this.#find('text')?.focus(options)
  }

  /** After each update of the host: shows its text, when it is another one, and the marks as they are. */
  update(): void {
    const root = this.#find('text')
    if (!root) return
    if (this.#shownText !== this.#host.work.text || !root.firstChild) {
      this.#shownText = this.#host.work.text
      this.#view = new TextView(root, this.#host.work.text)
    }
    this.#size.observe(root)
    this.#draw()
  }

  #onResize(): void {
    if (this.#find('marks')?.clientWidth !== this.#width) this.#relayout()
  }

  #relayout(): void {
    this.#layouts++
    this.#view?.forgetLayout()
    this.#draw()
  }

  #draw(): void {
    const layer = this.#find('marks')
    if (!this.#view || !layer?.clientWidth) return
    const { spans, selected, labels } = this.#host.work.editor
    this.#width = layer.clientWidth
    const layout = [this.#view, spans, labels, this.#width, this.#layouts]
    const isNew = layout.some((part, index) => part !== this.#stacked[index])
    const text = this.#markedText()
    if (isNew) this.#marks = stack(this.#view, spans, ({ label }) => tagWidth(text.shortNameOf(label)))
    if (isNew || selected !== this.#drawnSelected) render(renderMarks(this.#marks, text), layer)
    this.#stacked = layout
    this.#drawnSelected = selected
    this.#drawCaret()
  }

  #markedText(): MarkedText {
    const { editor, speech } = this.#host.work
    return {
      spans: editor.spans,
      selected: editor.selected,
      shortNameOf: label => editor.labels.find(one => one.label === label)?.shortDisplayName ?? label,
      colourOf: this.#host.colourOf,
      describe: span => speech.tag(span),
      select: index => this.#host.onOutcome(editor.selectSpan(index)),
      remove: index => this.#host.onOutcome(editor.remove(index)),
    }
  }

  #drawCaret(): void {
    const caret = this.#find('caret')
    if (!caret || !this.#view) return
    const { block, line, left } = this.#view.caretAt(this.#host.work.editor.caret)
    const { element } = this.#view.blocks[block]!
    const lanes = Number(element.style.getPropertyValue('--lanes') || 1)
    const foot = element.offsetTop + (line + 1) * (TEXT_HEIGHT + lanes * LANE_HEIGHT)
    caret.style.transform = `translate(${left}px, ${foot - TEXT_HEIGHT}px)`
  }

  /** Shows where the caret is, in the middle of things where it can be. */
  revealCaret(): void {
    this.#drawCaret()
    this.#find('caret')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  /** After something has come of a selection: the browser lets go of it as well, when it has it here. */
  settleSelection(): void {
    if (this.#selection()) this.showSelection()
  }

  /** Makes the browser's selection the editor's: it is what is drawn and can be copied. */
  showSelection(): void {
    if (!this.#view) return
    const { editor } = this.#host.work
    const span = editor.selected === undefined ? undefined : editor.spans[editor.selected]
    const [anchor, caret] = span ? [editor.caret, editor.caret] : [editor.anchor, editor.caret]
    selectNatively(this.#view.pointAt(anchor), this.#view.pointAt(caret))
  }

  /** The browser's selection as places in the text; undefined when it is elsewhere. */
  #selection(): { start: number; end: number } | undefined {
    const root = this.#host.root()
    const ends = root && selectionIn(root)
    // A drag may end beside the text; it means the text up to there.
    if (!ends || !(this.#view?.holds(ends.startContainer) || this.#view?.holds(ends.endContainer))) return undefined
    return {
      start: this.#view.placeOf(ends.startContainer, ends.startOffset),
      end: this.#view.placeOf(ends.endContainer, ends.endOffset),
    }
  }

  readonly #onSelection = (): void => {
    const { editor } = this.#host.work
    const found = this.#selection()
    const known = editor.range ?? { start: editor.caret, end: editor.caret }
    if (!found || (found.start === known.start && found.end === known.end)) return
    editor.select(found.start, found.end)
    this.#host.onMoved(editor.range ? this.#host.work.speech.selection(editor.range) : '')
  }

  readonly onPress = (): void => {
    this.#isPressed = true
    this.#selectedBefore = this.#host.work.editor.selected
  }

  /** The press may end anywhere. A task later, the browser has made up its mind about what is selected. */
  readonly #onRelease = (event: MouseEvent): void => {
    if (!this.#isPressed) return
    this.#isPressed = false
    const isWord = event.detail >= 2
    setTimeout(() => this.#afterRelease(isWord))
  }

  #afterRelease(isWord: boolean): void {
    const { editor } = this.#host.work
    const found = this.#selection()
    if (!found) return
    if (found.start === found.end) {
      editor.select(found.start, found.start)
      editor.selected = this.#selectedBefore
      this.#host.onOutcome(editor.selectAt(found.start))
      return
    }
    const range = isWord ? withoutBlanks(this.#host.work.text, found) : found
    editor.select(range.start, range.end)
    if (editor.armed !== undefined) this.#host.onOutcome(editor.add(editor.armed, range))
    else this.#host.onMoved(this.#host.work.speech.selection(range))
    this.showSelection()
  }

  readonly onKeydown = (event: KeyboardEvent): void => this.#keys.onKeydown(event)
}

const pen = new OffscreenCanvas(1, 1).getContext('2d')
const widths = new Map<string, number>()

/** Width of a tag with this name and its button, pixels; the styles have the same font and paddings. */
function tagWidth(name: string): number {
  const known = widths.get(name)
  if (known !== undefined) return known
  if (pen) pen.font = '600 12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif'
  const width = Math.ceil(Math.min(pen?.measureText(name).width ?? name.length * 8, 160)) + 32
  widths.set(name, width)
  return width
}
