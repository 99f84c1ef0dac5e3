import { html, type nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Json } from '../answer-element.ts'
import type { Shortcut } from '../frame/framed-widget.ts'
import { type ImageAnswer, ImageTool } from '../image-tool/image-tool.ts'
import type { ToolButton } from '../image-tool/toolbar.ts'
import { imageMessages } from '../messages/image/messages.ts'
import { maskMessages } from '../messages/mask/messages.ts'
import type { FlatPicture } from '../png/encode.ts'
import { parseColor } from './colors.ts'
import { maskFromText, maskToText } from './draft.ts'
import { Mask, type Patch } from './mask.ts'
import { dataOf, type GivenMask, type MaskClass, NO_MASK } from './mask-answer.ts'
import { type EditorHost, MaskEditor, type MaskTools } from './mask-editor.ts'
import { MaskKeys } from './mask-keys.ts'
import { MaskMarks } from './mask-marks.ts'
import { toMemory } from './mask-painter.ts'
import { MaskPng } from './mask-png.ts'
import { MaskPointer } from './mask-pointer.ts'
import { MaskSource } from './mask-source.ts'
import { MaskVoice } from './mask-voice.ts'
import { withPlainColors } from './named-color.ts'
import { renderEarlier, renderSliders } from './panels.ts'
import { maskStyles } from './styles.ts'
import { maskButtons } from './tool-buttons.ts'

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
  readonly #png = new MaskPng(() => this.#picture())
  readonly #source = new MaskSource({
    size: () => this.image.size,
    offered: () => this.classes.map(known => (this.labels.includes(known.label) ? known : undefined)),
    come: mask => this.#become(mask),
    progressed: () => this.changed(),
  })
  /** What each class is; class 0 is none and not among them. Entries stay, so that pixels keep their meaning. */
  protected classes: MaskClass[] = []

  constructor() {
    super()
    this.image.pointerTool = new MaskPointer(this.image, this.editor, this.#marks, value => this.#pick(value))
    this.addEventListener('focusin', this.#onFocusIn)
    this.addEventListener('focusout', this.#onFocusOut)
  }

  /** Reads classes and picture of an `initial-value` or of an assigned answer. @throws SyntaxError */
  protected abstract readGiven(given: unknown): GivenMask
  /** Makes the classes fit the labels, given those of a mask that is about to come. */
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

  protected readResult(): ImageAnswer {
    return { ...this.describe(), labeledImage: { pngImageData: this.image.size.width > 0 ? this.#png.text : '' } }
  }

  protected takeInitial(initialValue: unknown): void {
    const read = () => (this.hasInitialValue ? withPlainColors(this.readGiven(initialValue)) : NO_MASK)
    const given = this.readAttribute('initial-value', read, NO_MASK)
    this.#source.setInitial(given)
    this.#expect(given)
  }

  protected takeResult(result: ImageAnswer): void {
    this.#expect(this.readAttribute('value', () => withPlainColors(this.readGiven(result)), NO_MASK))
  }

  /** An empty mask now, the given one as soon as its picture is there. */
  #expect(given: GivenMask): void {
    this.classes = []
    this.takeClasses(given.classes)
    this.#source.expect(given)
    // Whoever brought a file gets the same one back until it has been read.
    this.#become(new Mask(this.image.size), given.src && dataOf(given.src))
    this.#source.take()
  }

  #become(mask: Mask, png?: string): void {
    this.editor.show(mask)
    this.recolour()
    this.#png.become(png)
  }

  /** The classes are others now. */
  protected recolour(): void {
    const colors = this.classes.map(({ color }) => parseColor(color) ?? [0, 0, 0])
    this.editor.recolour(Uint32Array.from([0, ...colors.map(([r, g, b]) => toMemory(r, g, b))]))
  }

  #picture(): FlatPicture {
    const { mask } = this.editor
    const colors = this.classes.map(({ color }) => [...(parseColor(color) ?? [0, 0, 0]), 255] as const)
    return {
      size: mask.size,
      readRow: (y, row) => mask.readRow(y, row),
      colors: [[0, 0, 0, 0], ...colors] as unknown as FlatPicture['colors'],
    }
  }

  protected keepLabels(labels: readonly string[]): void {
    const { mask } = this.editor
    const gone = this.classes.flatMap(({ label }, index) => (labels.includes(label) ? [] : [index + 1]))
    mask.begin()
    mask.clear(new Set(gone))
    mask.end()
    this.takeClasses(this.classes)
    this.#become(mask)
  }

  protected fitWork(): void {
    this.#source.take()
    const { width, height } = this.image.size
    const { size } = this.editor.mask
    if (size.width === width && size.height === height) return
    // Work on an image that is another one now fits nowhere.
    if (size.width > 0) console.warn(`<${this.localName}> the earlier work belongs to an image of another size.`)
    this.#become(new Mask(this.image.size))
  }

  protected get isEmpty(): boolean {
    return !this.#source.isExpecting && this.editor.mask.isEmpty
  }

  protected get isModified(): boolean {
    return this.#source.isModified(this.editor.mask.state)
  }

  protected readWork(): Json {
    const { mask } = this.editor
    const classes = this.classes.map(({ label, color }) => ({ label, color }))
    return { size: [mask.size.width, mask.size.height], classes, runs: maskToText(mask) }
  }

  protected takeWork(work: Json): void {
    try {
      const { size, classes, runs } = work as unknown as { size: [number, number]; classes: MaskClass[]; runs: string }
      const [width, height] = size
      const mask = maskFromText(runs, { width, height })
      this.classes = []
      this.takeClasses(classes)
      this.#source.expect(undefined)
      this.#become(mask)
      if (this.image.size.width > 0) this.fitWork()
    } catch (error) {
      console.warn('A draft could not be read.', error)
    }
  }

  override validate(): boolean {
    const { earlierLoading, earlierFailed } = maskMessages()
    const { isBlocking, progress } = this.#source
    if (isBlocking) this.problem = progress === 'failed' ? earlierFailed : earlierLoading
    return !isBlocking && super.validate()
  }

  /** Whether something is painted in a class; all that is on its way counts. */
  protected hasPixels(value: number): boolean {
    return this.#source.isExpecting || this.editor.mask.pixelsOf(value) > 0
  }

  // A submit handler may have written a mask of its own into the answer.
  protected override get isResultGiven(): boolean {
    const image = this.value.labeledImage as { pngImageData?: unknown } | undefined
    return super.isResultGiven || (typeof image?.pngImageData === 'string' && image.pngImageData !== this.#png.text)
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
    const { earlierLoading, earlierFailed } = maskMessages()
    const { progress } = this.#source
    if (progress !== undefined) this.announce(progress === 'failed' ? earlierFailed : earlierLoading)
    else if (!hasChoice) this.announce(imageMessages().chooseLabelFirst)
    return progress === undefined && hasChoice
  }

  painting(isBegun: boolean): void {
    this.#png.become()
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

  readonly #onFocusIn = (): void => {
    if (this.shadowRoot?.activeElement?.matches('.image-view:focus-visible')) this.#keys.showCursor()
  }

  readonly #onFocusOut = (event: FocusEvent): void => {
    const isImage =
      event.composedPath()[0] instanceof Element && (event.composedPath()[0] as Element).matches('.image-view')
    if (isImage) this.#keys.leave()
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
    const { hintBrush, hintEraser, hintOutline } = maskMessages()
    return { brush: hintBrush, eraser: hintEraser, polygon: hintOutline }[this.editor.tool]
  }

  protected override shortcuts(): Shortcut[] {
    const { keySpace, keyTools, keySize, keyEnter, keyPick } = maskMessages()
    return [
      ['B X P', keyTools],
      ['[ ] , .', keySize],
      [imageMessages().spaceBar, keySpace],
      ['Enter', keyEnter],
      ['Alt', keyPick],
      ...super.shortcuts(),
    ]
  }

  protected override renderPanels(): TemplateResult | typeof nothing {
    return html`${renderEarlier(this.#source.progress, this.#source.retry)}
      ${renderSliders(this.editor, () => this.requestUpdate())}`
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (this.image.isMoveTool) this.#marks.cursor = undefined
  }
}
