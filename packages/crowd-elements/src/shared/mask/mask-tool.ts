import { html, type nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Json } from '../answer-element.ts'
import type { Shortcut } from '../frame/framed-widget.ts'
import { watchImageFocus } from '../image-tool/image-focus.ts'
import { type ImageAnswer, ImageTool } from '../image-tool/image-tool.ts'
import type { ToolButton } from '../image-tool/toolbar.ts'
import { imageMessages } from '../messages/image/messages.ts'
import { maskMessages } from '../messages/mask/messages.ts'
import type { Patch } from './mask.ts'
import { type GivenMask, type MaskClass, NO_MASK } from './mask-answer.ts'
import { type EditorHost, MaskEditor, type MaskTools } from './mask-editor.ts'
import { MaskKeys } from './mask-keys.ts'
import { MaskMarks } from './mask-marks.ts'
import { MaskPointer } from './mask-pointer.ts'
import { MaskVoice } from './mask-voice.ts'
import { MaskWork } from './mask-work.ts'
import { withPlainColors } from './named-color.ts'
import { earlierWords, renderEarlier, renderSliders } from './panels.ts'
import { maskStyles } from './styles.ts'
import { maskButtons, maskHint, maskShortcuts } from './tool-buttons.ts'

/**
 * What both segmentation tools have in common: a mask over the image, painted by pointer or keys, its PNG and its draft,
 * and the mask of an earlier job. A tool says which classes there are and which one is painted.
 * Source: specification 3.15, 3.24.
 */
export abstract class MaskTool extends ImageTool implements EditorHost {
  static override styles = [...ImageTool.styles, maskStyles]

  protected readonly editor = new MaskEditor(this.image, this)
  readonly #marks = new MaskMarks(this.image, this.editor)
  readonly #voice = new MaskVoice(
    this.editor,
    text => this.announce(text),
    (value = this.chosenClass) => (value === undefined ? '' : this.nameOf(value)),
  )
  readonly #keys = new MaskKeys(this.image, this.editor, this.#marks, this.#voice)
  readonly #work = new MaskWork({
    editor: this.editor,
    localName: this.localName,
    size: () => this.image.size,
    labels: () => this.labels,
    takeClasses: given => this.takeClasses(given),
    progressed: () => this.changed(),
  })

  constructor() {
    super()
    this.image.pointerTool = new MaskPointer(this.image, this.editor, this.#marks, value => this.#pick(value))
  }

  override firstUpdated(): void {
    super.firstUpdated()
    watchImageFocus(this.renderRoot, { came: () => this.#keys.showCursor(), left: () => this.#keys.leave() })
  }

  /** Reads classes and picture of an `initial-value` or of an assigned answer. @throws SyntaxError */
  protected abstract readGiven(given: unknown): GivenMask
  /** Sets `classes` so that they fit the labels, given those of a mask that is about to come. */
  protected abstract takeClasses(given: readonly MaskClass[]): void
  /** The class of what the worker has chosen, made if need be. */
  abstract paintingClass(): number | undefined
  /** The class the worker has chosen, if there is one already. */
  protected abstract get chosenClass(): number | undefined
  protected abstract chooseClass(value: number): void
  /** What a worker calls a class. */
  protected abstract nameOf(value: number): string
  /** The tool's keys of the answer beside the picture. */
  protected abstract describe(): ImageAnswer

  /** What each class is; class 0 is none and not among them. Entries stay, so that pixels keep their meaning. */
  protected get classes(): MaskClass[] {
    return this.#work.classes
  }
  protected set classes(classes: MaskClass[]) {
    this.#work.classes = classes
  }

  /** The classes are others now. */
  protected recolour(): void {
    this.#work.recolour()
  }

  protected readResult(): ImageAnswer {
    return { ...this.describe(), labeledImage: { pngImageData: this.#work.png } }
  }

  protected takeInitial(initialValue: unknown): void {
    const read = () => (this.hasInitialValue ? withPlainColors(this.readGiven(initialValue)) : NO_MASK)
    this.#work.begin(this.authored.read('initial-value', read, NO_MASK))
  }

  protected takeResult(result: ImageAnswer): void {
    this.#work.take(this.authored.read('value', () => withPlainColors(this.readGiven(result)), NO_MASK))
  }

  protected keepLabels(labels: readonly string[]): void {
    this.#work.keepLabels(labels)
  }

  protected fitWork(): void {
    this.#work.fit()
  }

  protected get isEmpty(): boolean {
    return this.#work.isEmpty
  }

  protected get isModified(): boolean {
    return this.#work.isModified
  }

  protected readWork(): Json {
    return this.#work.toDraft()
  }

  protected takeWork(work: Json): void {
    this.#work.takeDraft(work)
  }

  override validate(): boolean {
    const { isBlocking, progress } = this.#work
    if (isBlocking) this.problem = earlierWords(progress)
    return !isBlocking && super.validate()
  }

  /** Whether something is painted in a class; all that is on its way counts. */
  protected hasPixels(value: number): boolean {
    return this.#work.hasPixels(value)
  }

  // A submit handler may have written a mask of its own into the answer.
  protected override get isResultGiven(): boolean {
    const image = this.value.labeledImage as { pngImageData?: unknown } | undefined
    return super.isResultGiven || (typeof image?.pngImageData === 'string' && image.pngImageData !== this.#work.png)
  }

  protected abandon(): void {
    this.editor.abort()
    this.editor.dropOutline()
  }

  protected override get isDrawing(): boolean {
    return this.editor.corners.length > 0
  }

  protected override undoDrawing(): boolean {
    return this.editor.undoCorner()
  }

  protected override redoDrawing(): boolean {
    return this.editor.redoCorner()
  }

  protected override onLabelChosen(label: string): void {
    if (this.editor.tool === 'eraser') this.editor.choose('brush')
    this.announce(imageMessages().labelChosen(label))
  }

  /** Whether painting may begin; if not, the worker has been told why. */
  protected mayPaint(hasChoice: boolean): boolean {
    const { progress } = this.#work
    if (progress !== undefined) this.announce(earlierWords(progress))
    else if (!hasChoice) this.announce(imageMessages().chooseLabelFirst)
    return progress === undefined && hasChoice
  }

  painting(isBegun: boolean): void {
    this.#work.painted()
    // Drawing everything beside the image anew costs more than the stroke; its end does that.
    if (!isBegun) this.changed()
  }

  edited(patch: Patch): void {
    const swap = () => this.editor.swap(patch)
    this.history.record({ undo: swap, redo: swap, bytes: patch.bytes })
    this.commit()
  }

  redraw(): void {
    this.#marks.redraw()
    this.requestUpdate()
  }

  #pick(value: number): void {
    if (value > 0) this.chooseClass(value)
  }

  protected onToolKey(key: string, event: KeyboardEvent): boolean {
    if (key === 'Delete' || key === 'Backspace') return this.#deleteByKey()
    if (!this.#keys.onKey(key, event)) return false
    // A key that paints or chooses a tool ends moving the image.
    if (this.image.isMoveTool) this.setMoveTool(false)
    return true
  }

  protected override onSpace(): void {
    this.#keys.onSpace()
  }

  #deleteByKey(): boolean {
    if (!this.editor.undoCorner()) this.deleteChosen()
    return true
  }

  /** Takes away all that is painted as what is chosen. */
  protected deleteChosen(): void {
    const value = this.chosenClass
    if (value === undefined || this.editor.mask.pixelsOf(value) === 0) return
    this.editor.clear(new Set([value]))
    this.announce(maskMessages().deleted)
  }

  protected toolButtons(): ToolButton[] {
    const { image, editor, chosenClass } = this
    const name = chosenClass === undefined ? undefined : this.nameOf(chosenClass)
    return maskButtons(image.isMoveTool ? undefined : editor.tool, tool => this.#chooseTool(tool), {
      name: name === undefined ? imageMessages().delete : maskMessages().deleteMask(name),
      run: () => this.deleteChosen(),
      isDisabled: chosenClass === undefined || editor.mask.pixelsOf(chosenClass) === 0,
    })
  }

  #chooseTool(tool: MaskTools): void {
    this.editor.choose(tool)
    this.setMoveTool(false)
  }

  protected hint(): string {
    return maskHint(this.editor.tool)
  }

  protected override shortcuts(): Shortcut[] {
    return [...maskShortcuts(), ...super.shortcuts()]
  }

  protected override renderPanels(): TemplateResult | typeof nothing {
    return html`${renderEarlier(this.#work.progress, this.#work.retry)}
      ${renderSliders(this.editor, () => this.requestUpdate())}`
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (this.image.isMoveTool) this.#marks.cursor = undefined
  }
}
