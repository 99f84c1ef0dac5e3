import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import type { Contribution, Json } from '../answer-element.ts'
import { readJson, renderUnreadable, unreadableStyles } from '../attribute-problems.ts'
import { internal, own, ownAt } from '../attributes.ts'
import { FramedWidget, type Shortcut } from '../frame/framed-widget.ts'
import { ImageView } from '../image/image-view.ts'
import { imageViewStyles } from '../image/styles.ts'
import { imageMessages } from '../messages/image/messages.ts'
import { readTextList } from '../text-list.ts'
import { History } from './history.ts'
import { renderLabelList } from './label-list.ts'
import { hotkeyPlace, labelColor, labelHotkey } from './labels.ts'
import { imageToolStyles } from './styles.ts'
import { toolGlyphs } from './tool-glyphs.ts'
import { renderToolbar, type ToolButton } from './toolbar.ts'

/** An image tool's answer: lists under the tool's own keys, and these two. */
export type ImageAnswer = Record<string, unknown>

/**
 * What all image tools have in common: the image, labels with colours and hotkeys, history, tool bar, the tick box for
 * an empty result, the answer object and its life with scripts, drafts and reset. It knows nothing of shapes.
 *
 * A tool extends it, draws on layers that it adds to `image`, sets `image.pointerTool`, and
 * - says what its work is: `readResult`, `takeResult`, `takeInitial`, `isEmpty`, `isModified`, `readWork`, `takeWork`;
 * - calls `commit` after each change by the worker, having recorded a step in `history` that calls `changed`;
 * - calls `announce` for what a screen reader should say.
 * Labels and `initial-value` may come in any order and before the image: until somebody touches the work, `takeInitial`
 * is called again whenever one of the three changes.
 * Source: specification 3.0.4, 3.0.5, 3.0.7.
 */
export abstract class ImageTool extends FramedWidget {
  static override styles = [...FramedWidget.styles, unreadableStyles, imageViewStyles, imageToolStyles]
  static override properties: PropertyDeclarations = {
    src: ownAt('src'),
    labels: ownAt('labels'),
    initialValue: ownAt('initial-value'),
    value: own,
    chosenLabel: internal,
    isNothing: internal,
    unreadable: internal,
    announcement: internal,
  }
  declare chosenLabel: string | undefined
  /** The worker ticked that there is nothing to label. */
  declare isNothing: boolean
  declare unreadable: Record<string, string | undefined>
  declare announcement: string

  protected readonly image = new ImageView(this)
  protected readonly history = new History()
  #labels: string[] = []
  #initialValue: unknown = null
  /** The worker, a script or a draft has decided what the work is; initial-value no longer does. */
  #isTouched = false
  /** One object for the element's life: what scripts write into it is what gets sent. */
  readonly #answer: ImageAnswer = {}
  #isAnswerStale = true

  constructor() {
    super()
    this.chosenLabel = undefined
    this.isNothing = false
    this.unreadable = {}
    this.announcement = ''
    this.image.onShown = () => this.#imageCame()
  }

  /** The tool's own keys of the answer, from the work as it is. May be costly: called only after a change. */
  protected abstract readResult(): ImageAnswer
  /** Makes the work what a script assigned. Anything that does not fit is left out. */
  protected abstract takeResult(result: ImageAnswer): void
  /** Makes the work what `initialValue` says: labels not in `labels` left out, the image's size 0 by 0 until it is known. */
  protected abstract takeInitial(initialValue: unknown): void
  /** Labels have gone: work under them goes as well. */
  protected abstract keepLabels(labels: readonly string[]): void
  /** The image has come for work that was there before it. */
  protected abstract fitWork(): void
  protected abstract get isEmpty(): boolean
  /** Whether the work differs from what `takeInitial` made. */
  protected abstract get isModified(): boolean
  /** The work for a draft. */
  protected abstract readWork(): Json
  protected abstract takeWork(work: Json): void
  /** Names of the buttons that draw, and deleting. */
  protected abstract toolButtons(): ToolButton[]
  /** @returns whether the key meant something to this tool; asked before labels and view */
  protected abstract onToolKey(key: string, event: KeyboardEvent): boolean
  /** The space bar was pressed and released over the image without moving it. */
  protected onSpace(): void {}
  /** Ends drawing without a result. */
  protected abstract abandon(): void
  /** Whether something is begun but not finished. */
  protected get isDrawing(): boolean {
    return false
  }
  /** Steps back within a drawing that is under way. @returns whether there was one */
  protected undoDrawing(): boolean {
    return false
  }
  protected redoDrawing(): boolean {
    return false
  }
  /** The worker chose a label. @param isByMouse as in `LabelList` */
  protected onLabelChosen(_label: string): void {}
  /** What the label list marks; differs from the chosen one while a shape with another label is selected. */
  protected get shownLabel(): string | undefined {
    return this.chosenLabel
  }
  protected get labelHeading(): string {
    return imageMessages().labels
  }
  /** Colours in label order that the author gave. */
  protected get authorColors(): readonly string[] {
    return []
  }
  /** Below the labels. */
  protected renderPanels(): TemplateResult | typeof nothing {
    return nothing
  }
  /** Below one label. */
  protected renderBelowLabel(_label: string): TemplateResult | typeof nothing {
    return nothing
  }
  /** What to do next. */
  protected abstract hint(): string

  get src(): string {
    return this.image.src
  }
  set src(src: string | null) {
    this.history.clear()
    this.abandon()
    this.#isTouched = false
    void this.image.show(src ?? '')
    this.#startOver()
  }

  /** The labels offered; work whose label is no longer among them is dropped. */
  get labels(): string[] {
    return this.#labels
  }
  set labels(labels: readonly unknown[] | string | null) {
    this.#labels = this.readAttribute('labels', () => readTextList(labels), [])
    if (this.chosenLabel !== undefined && !this.#labels.includes(this.chosenLabel)) this.chosenLabel = undefined
    if (this.#labels.length === 1) this.chosenLabel = this.#labels[0]
    this.history.clear()
    this.abandon()
    if (this.#isTouched) this.keepLabels(this.#labels)
    else this.takeInitial(this.#initialValue)
    this.changed()
  }

  get initialValue(): unknown {
    return this.#initialValue
  }
  set initialValue(value: unknown) {
    this.#initialValue = value
    this.#isTouched = false
    this.#startOver()
  }

  /** The answer as it would be sent now. The object stays the same one; what scripts write into it is sent. */
  get value(): ImageAnswer {
    if (this.#isAnswerStale) this.#refreshAnswer()
    return this.#answer
  }
  set value(result: unknown) {
    this.abandon()
    this.history.clear()
    this.#isTouched = true
    this.isNothing = false
    this.takeResult(typeof result === 'object' && result !== null ? (result as ImageAnswer) : {})
    this.changed()
  }

  /** The same object as `value`, under the name that scripts fall back to. */
  get _submittableValue(): ImageAnswer {
    return this.value
  }

  #refreshAnswer(): void {
    const { width, height } = this.image.size
    Object.assign(this.#answer, this.readResult(), { inputImageProperties: { height, width } })
    if (this.hasInitialValue) this.#answer.initialValueModified = this.isModified
    else delete this.#answer.initialValueModified
    this.#isAnswerStale = false
  }

  /** An empty attribute counts as absent. Source: specification 3.0.2. */
  protected get hasInitialValue(): boolean {
    const given = this.#initialValue
    return given !== null && given !== undefined && !(typeof given === 'string' && given.trim() === '')
  }

  /** Reads what an author wrote; when it cannot be read, a box names the attribute. */
  protected readAttribute<T>(attribute: string, read: () => T, fallback: T): T {
    const { value, problem } = readJson(this, attribute, read, fallback)
    if (this.unreadable[attribute] !== problem) this.unreadable = { ...this.unreadable, [attribute]: problem }
    return value
  }

  /** The colour of a label, as CSS hexadecimal. */
  colorOf(label: string): string {
    return labelColor(Math.max(0, this.#labels.indexOf(label)), this.authorColors)
  }

  contribution(): Contribution {
    return { kind: 'object', name: this.name, value: this.value }
  }

  validate(): boolean {
    this.problem = this.#findProblem()
    return this.problem === undefined
  }

  #findProblem(): string | undefined {
    const { imageStillLoading, imageNeeded, unfinishedDrawing, nothingDrawn } = imageMessages()
    if (this.image.state === 'loading') return imageStillLoading
    if (this.image.state !== 'shown') return imageNeeded
    if (this.isDrawing) return unfinishedDrawing
    return this.isEmpty && !this.isNothing && !this.isResultGiven ? nothingDrawn : undefined
  }

  /** A submit handler may have written a result of its own into the answer; then it is not for us to refuse it. */
  protected get isResultGiven(): boolean {
    return Object.values(this.value).some(member => Array.isArray(member) && member.length > 0)
  }

  readDraft(): Json {
    return { work: this.#isTouched ? this.readWork() : null, isNothing: this.isNothing }
  }

  writeDraft(draft: Json): void {
    if (typeof draft !== 'object' || draft === null || Array.isArray(draft)) return
    const { work = null, isNothing } = draft
    this.abandon()
    this.history.clear()
    if (work !== null) {
      this.#isTouched = true
      this.takeWork(work)
    }
    this.isNothing = isNothing === true && this.isEmpty
    this.changed()
  }

  formResetCallback(): void {
    this.abandon()
    this.history.clear()
    this.#isTouched = false
    this.problem = undefined
    this.announcement = ''
    this.chosenLabel = this.#labels.length === 1 ? this.#labels[0] : undefined
    this.#startOver()
  }

  #startOver(): void {
    this.isNothing = false
    this.takeInitial(this.#initialValue)
    this.changed()
  }

  #imageCame(): void {
    if (this.#isTouched) this.fitWork()
    else this.takeInitial(this.#initialValue)
    this.changed()
  }

  /** The work is another one now, whoever changed it: the answer is put together anew when somebody asks. */
  protected changed(): void {
    this.#isAnswerStale = true
    this.requestUpdate()
  }

  /** The worker changed the work. */
  protected commit(): void {
    this.#isTouched = true
    this.problem = undefined
    if (!this.isEmpty) this.isNothing = false
    this.changed()
    this.emitChange()
  }

  /** Shown below the image and spoken by screen readers. */
  protected announce(text: string): void {
    this.announcement = text
  }

  undo(): void {
    if (this.undoDrawing()) return
    this.image.abortPress()
    if (this.history.undo()) this.#stepped(imageMessages().undone)
  }

  redo(): void {
    if (this.redoDrawing()) return
    this.image.abortPress()
    if (this.history.redo()) this.#stepped(imageMessages().redone)
  }

  #stepped(said: string): void {
    this.announce(said)
    this.commit()
  }

  /** Chooses a label as the worker does. */
  protected chooseLabel(label: string, isByMouse = false): void {
    this.setMoveTool(false)
    this.chosenLabel = label
    this.announce(imageMessages().labelChosen(label))
    this.onLabelChosen(label)
    if (isByMouse) this.focusImage()
  }

  protected setMoveTool(isOn: boolean): void {
    if (isOn) this.image.abortPress()
    this.image.isMoveTool = isOn
    this.requestUpdate()
  }

  override focus(options?: FocusOptions): void {
    this.focusImage(options)
  }

  protected focusImage(options: FocusOptions = { preventScroll: true }): void {
    this.renderRoot.querySelector<HTMLElement>('.image-view')?.focus(options)
  }

  /** Whether keys are meant for the image rather than for a button beside it. */
  protected get hasImageFocus(): boolean {
    return this.shadowRoot?.activeElement?.matches('.image-view') === true
  }

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('keyup', this.#keyUp)
    window.addEventListener('blur', this.#letGo)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('keyup', this.#keyUp)
    window.removeEventListener('blur', this.#letGo)
  }

  #isSpaceDown = false

  readonly #keyUp = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || !this.#isSpaceDown) return
    this.#isSpaceDown = false
    if (!this.image.releasePan() && this.hasImageFocus) this.onSpace()
  }

  readonly #letGo = (): void => {
    this.#isSpaceDown = false
    this.image.releasePan()
  }

  onHotkey(key: string, event: KeyboardEvent): boolean {
    if (this.image.state !== 'shown') return false
    if (key === ' ') return this.#holdSpace()
    if (this.onToolKey(key, event)) return true
    const label = event.repeat ? undefined : this.#labels[hotkeyPlace(key)]
    if (label !== undefined) this.chooseLabel(label)
    return label !== undefined || this.image.onKey(key)
  }

  #holdSpace(): boolean {
    this.#isSpaceDown = true
    this.image.holdPan()
    return true
  }

  onShortcut(keys: string): boolean {
    if (this.image.state !== 'shown') return false
    if (keys === 'z') this.undo()
    else if (keys === 'y' || keys === 'shift+z') this.redo()
    else return false
    return true
  }

  /** Those of every image tool; a tool puts its own before them. */
  protected shortcuts(): Shortcut[] {
    const { keyLabels, keyPan, keyPanHeld, keyZoom, keyFit, keyUndo, keyDelete, keyEscape, spaceBar, arrowKeys } =
      imageMessages()
    const last = labelHotkey(Math.min(this.#labels.length, 17) - 1)
    const ofLabels: Shortcut[] = last === undefined ? [] : [[last === '1' ? '1' : `1 – ${last}`, keyLabels]]
    return [
      ...ofLabels,
      ['Delete', keyDelete],
      ['Esc', keyEscape],
      ['Ctrl+Z, Ctrl+Y', keyUndo],
      ['+ −', keyZoom],
      ['F', keyFit],
      [arrowKeys, keyPan],
      [spaceBar, keyPanHeld],
    ]
  }

  protected override renderTarget(): TemplateResult {
    return html`<div class="image-tool">
      ${this.#renderToolbar()}
      ${this.image.render({ role: 'application', label: this.imageLabel(), describedBy: 'image-hint' }, this.renderOver())}
      <div class="status-line">
        <div class="hint" id="image-hint">${this.hint()}</div>
        <div class="status" role="status" dir="auto">${this.announcement}</div>
      </div>
    </div>`
  }

  protected imageLabel(): string {
    return this.header ? `${imageMessages().image}: ${this.header}` : imageMessages().image
  }

  /** Drawn over the image in viewport coordinates. */
  protected renderOver(): TemplateResult | typeof nothing {
    return nothing
  }

  #renderToolbar(): TemplateResult {
    const words = imageMessages()
    const { image, history } = this
    const view: ToolButton[] = [
      { id: 'zoom-out', name: words.zoomOut, glyph: toolGlyphs.zoomOut, run: () => image.zoomBy(1 / 1.4), keys: '-' },
      { id: 'zoom-in', name: words.zoomIn, glyph: toolGlyphs.zoomIn, run: () => image.zoomBy(1.4), keys: '+' },
      { id: 'fit', name: words.fit, glyph: toolGlyphs.fit, run: () => image.fit(), keys: 'F' },
    ]
    const steps: ToolButton[] = [
      {
        id: 'undo',
        name: words.undo,
        glyph: toolGlyphs.undo,
        run: () => this.undo(),
        isDisabled: !history.canUndo && !this.isDrawing,
        keys: 'Ctrl+Z',
      },
      {
        id: 'redo',
        name: words.redo,
        glyph: toolGlyphs.redo,
        run: () => this.redo(),
        isDisabled: !history.canRedo && !this.isDrawing,
        keys: 'Ctrl+Y',
      },
    ]
    const move: ToolButton = {
      id: 'move',
      name: words.moveImage,
      glyph: toolGlyphs.move,
      run: () => this.setMoveTool(!image.isMoveTool),
      isPressed: image.isMoveTool,
      keys: words.spaceBar,
    }
    const level = image.state === 'shown' ? words.zoomLevel(Math.round(image.view.scale * 100)) : ''
    return renderToolbar([[...this.toolButtons(), move], steps, view], html`<span class="zoom-level">${level}</span>`)
  }

  protected renderTools(): TemplateResult {
    return html`
      ${Object.values(this.unreadable).map(attribute => renderUnreadable(this, attribute))}
      ${renderLabelList({
        heading: this.labelHeading,
        labels: this.#labels,
        chosen: this.shownLabel,
        colorOf: label => this.colorOf(label),
        choose: (label, isByMouse) => this.chooseLabel(label, isByMouse),
        below: label => this.renderBelowLabel(label),
      })}
      ${this.#renderNothing()}${this.renderPanels()}`
  }

  #renderNothing(): TemplateResult {
    const tick = (event: Event) => {
      event.stopPropagation()
      this.isNothing = (event.target as HTMLInputElement).checked
      this.commit()
    }
    return html`<label id="nothing-to-annotate" class="nothing">
      <input type="checkbox" .checked=${this.isNothing} ?disabled=${!this.isEmpty} @change=${tick} />
      <span class="awsui-checkbox-label">${imageMessages().nothingToLabel}</span>
    </label>`
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (this.image.element && this.image.isMoveTool) this.image.element.style.cursor = 'grab'
  }
}
