import { html, type nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Json } from '../answer-element.ts'
import type { Shortcut } from '../frame/framed-widget.ts'
import type { Point } from '../image/plane.ts'
import { type ImageAnswer, ImageTool } from '../image-tool/image-tool.ts'
import { toolGlyphs } from '../image-tool/tool-glyphs.ts'
import type { ToolButton } from '../image-tool/toolbar.ts'
import { imageMessages } from '../messages/image/messages.ts'
import { maskMessages } from '../messages/mask/messages.ts'
import type { FlatPicture } from '../png/encode.ts'
import { colorKey, parseColor } from './colors.ts'
import { maskFromText, maskToText } from './draft.ts'
import { EarlierMasks } from './earlier-masks.ts'
import { maskFromPicture } from './from-picture.ts'
import { isSame, Mask, type MaskState, type Patch } from './mask.ts'
import { dataOf, type GivenMask, type MaskClass, NO_MASK } from './mask-answer.ts'
import { type EditorHost, MaskEditor, type MaskTools } from './mask-editor.ts'
import { type MaskKeyHost, MaskKeys } from './mask-keys.ts'
import { MaskMarks } from './mask-marks.ts'
import { toMemory } from './mask-painter.ts'
import { MaskPng } from './mask-png.ts'
import { MaskPointer } from './mask-pointer.ts'
import { renderEarlier, renderSliders } from './panels.ts'
import { maskStyles } from './styles.ts'

/**
 * What both segmentation tools have in common: a mask over the image, painted by pointer or keys, its PNG and its draft,
 * and the mask of an earlier job. A tool says which classes there are and which one is painted.
 * Source: specification 3.15, 3.24.
 */
export abstract class MaskTool extends ImageTool implements EditorHost, MaskKeyHost {
  static override styles = [...ImageTool.styles, maskStyles]

  protected readonly editor = new MaskEditor(this.image, this)
  readonly #marks = new MaskMarks(this.image, this.editor)
  readonly #keys = new MaskKeys(this.image, this.editor, this.#marks, this)
  readonly #earlier = new EarlierMasks(() => this.#earlierCame())
  readonly #png = new MaskPng(() => this.#picture())
  /** What each class is; class 0 is none and not among them. Entries stay, so that pixels keep their meaning. */
  protected classes: MaskClass[] = []
  #initial: GivenMask = NO_MASK
  #initialState: MaskState | undefined
  /** A mask whose picture has not come yet. */
  #awaited: GivenMask | undefined

  constructor() {
    super()
    this.image.pointerTool = new MaskPointer(this.image, this.editor, this.#marks, value => this.pickClass(value))
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
    const given = this.hasInitialValue
      ? this.readAttribute('initial-value', () => this.readGiven(initialValue), NO_MASK)
      : this.readAttribute('initial-value', () => NO_MASK, NO_MASK)
    this.#initial = given
    this.#initialState = undefined
    this.#await(given)
  }

  protected takeResult(result: ImageAnswer): void {
    this.#await(this.readAttribute('value', () => this.readGiven(result), NO_MASK))
  }

  /** An empty mask now, the given one as soon as its picture is there. */
  #await(given: GivenMask): void {
    this.classes = []
    this.takeClasses(given.classes)
    this.#awaited = given.src === undefined ? undefined : given
    this.#show(new Mask(this.image.size))
    // Whoever brought a file gets the same one back until something is painted.
    this.#png.become(given.src && dataOf(given.src))
    this.#takeAwaited()
  }

  #takeAwaited(): void {
    const { src } = this.#awaited ?? {}
    if (src === undefined) return
    const picture = this.#earlier.get(src)
    if (typeof picture === 'string' || this.image.size.width === 0) return
    const given = this.#awaited!
    this.#awaited = undefined
    const mask = maskFromPicture(picture, this.#classOfColors(), this.image.size)
    if (given === this.#initial) this.#initialState = mask.state
    this.#show(mask)
    this.#png.become(undefined)
  }

  #classOfColors(): Map<number, number> {
    return new Map(
      this.classes.flatMap(({ color, label }, index) => {
        const rgb = this.labels.includes(label) ? parseColor(color) : undefined
        return rgb ? [[colorKey(rgb), index + 1] as const] : []
      }),
    )
  }

  #earlierCame(): void {
    this.#takeAwaited()
    this.changed()
  }

  #show(mask: Mask): void {
    this.editor.show(mask)
    this.recolour()
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
    const gone = this.classes.flatMap(({ label }, index) => (labels.includes(label) ? [] : [index + 1]))
    this.editor.mask.begin()
    this.editor.mask.clear(new Set(gone))
    this.editor.mask.end()
    this.takeClasses(this.classes)
    this.editor.show(this.editor.mask)
    this.recolour()
    this.#png.become()
  }

  protected fitWork(): void {
    this.#takeAwaited()
    const { width, height } = this.image.size
    const { size } = this.editor.mask
    if (size.width === width && size.height === height) return
    // Work on an image that is another one now fits nowhere.
    if (size.width > 0) console.warn(`<${this.localName}> the earlier work belongs to an image of another size.`)
    this.#show(new Mask(this.image.size))
    this.#png.become()
  }

  protected get isEmpty(): boolean {
    return this.#awaited === undefined && this.editor.mask.isEmpty
  }

  protected get isModified(): boolean {
    if (this.#awaited) return this.#awaited !== this.#initial
    const before = this.#initialMaskState()
    return before !== undefined && !isSame(before, this.editor.mask.state)
  }

  /** Undefined as long as its picture is on its way. */
  #initialMaskState(): MaskState | undefined {
    const { src } = this.#initial
    if (this.#initialState) return this.#initialState
    const picture = src === undefined ? undefined : this.#earlier.get(src)
    if (typeof picture === 'string') return undefined
    const { size } = this.editor.mask
    this.#initialState = (picture ? maskFromPicture(picture, this.#classOfColors(), size) : new Mask(size)).state
    return this.#initialState
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
      this.#awaited = undefined
      this.#show(mask)
      this.#png.become()
      if (this.image.size.width > 0) this.fitWork()
    } catch (error) {
      console.warn('A draft could not be read.', error)
    }
  }

  override validate(): boolean {
    // What a script assigned is known already; of an earlier job's mask only the address is.
    const isHere = this.#awaited === undefined || this.#awaited !== this.#initial
    const { earlierLoading, earlierFailed } = maskMessages()
    if (!isHere) this.problem = this.#earlierState === 'failed' ? earlierFailed : earlierLoading
    return isHere && super.validate()
  }

  /** Whether something is painted in a class; all that is on its way counts. */
  protected hasPixels(value: number): boolean {
    return this.#awaited !== undefined || this.editor.mask.pixelsOf(value) > 0
  }

  get #earlierState(): 'loading' | 'failed' | undefined {
    const src = this.#awaited?.src
    if (src === undefined) return undefined
    return this.#earlier.get(src) === 'failed' ? 'failed' : 'loading'
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
    if (this.#awaited) this.announce(maskMessages().earlierLoading)
    else if (!hasChoice) this.announce(imageMessages().chooseLabelFirst)
    return !this.#awaited && hasChoice
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

  protected pickClass(value: number): void {
    if (value > 0) this.chooseClass(value)
  }

  cursorAt({ x, y }: Point): void {
    const value = this.editor.mask.at(x, y)
    this.announce(maskMessages().cursorAt(x, y, value > 0 ? this.nameOf(value) : maskMessages().unlabelled))
  }

  penMoved(isDown: boolean): void {
    const { penDown, erasing, penUp } = maskMessages()
    const name = this.chosenClass === undefined ? '' : this.nameOf(this.chosenClass)
    if (!isDown) this.announce(penUp)
    else this.announce(this.editor.tool === 'eraser' ? erasing : penDown(name))
  }

  cornerPlaced({ x, y }: Point, count: number): void {
    this.announce(maskMessages().cornerPlaced(x, y, count))
  }

  outlineFilled(isFilled: boolean): void {
    const { outlineFilled, outlineTooSmall } = maskMessages()
    if (isFilled) this.announce(outlineFilled)
    else if (this.editor.corners.length < 3) this.announce(outlineTooSmall)
  }

  brushResized(diameter: number): void {
    this.announce(`${maskMessages().brushSize}: ${maskMessages().pixels(diameter)}`)
  }

  toolChosen(tool: MaskTools): void {
    this.setMoveTool(false)
    this.announce(this.#toolNames[tool])
  }

  get #toolNames(): Record<MaskTools, string> {
    const { brush, eraser, fillOutline } = maskMessages()
    return { brush, eraser, polygon: fillOutline }
  }

  protected onToolKey(key: string, event: KeyboardEvent): boolean {
    if (key === 'Delete' || key === 'Backspace') return this.#deleteByKey()
    return this.#keys.onKey(key, event)
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
    const { image, editor } = this
    const button = (id: MaskTools, glyph: ToolButton['glyph'], keys: string): ToolButton => ({
      id,
      name: this.#toolNames[id],
      glyph,
      keys,
      isPressed: editor.tool === id && !image.isMoveTool,
      run: () => {
        editor.choose(id)
        this.setMoveTool(false)
      },
    })
    const chosen = this.chosenClass
    return [
      button('brush', toolGlyphs.brush, 'B'),
      button('eraser', toolGlyphs.eraser, 'X'),
      button('polygon', toolGlyphs.polygon, 'P'),
      {
        id: 'delete',
        name: chosen === undefined ? imageMessages().delete : maskMessages().deleteMask(this.nameOf(chosen)),
        glyph: toolGlyphs.bin,
        run: () => this.deleteChosen(),
        isDisabled: chosen === undefined || editor.mask.pixelsOf(chosen) === 0,
        keys: 'Delete',
      },
    ]
  }

  protected hint(): string {
    const { hintBrush, hintEraser, hintOutline } = maskMessages()
    return { brush: hintBrush, eraser: hintEraser, polygon: hintOutline }[this.editor.tool]
  }

  protected override shortcuts(): Shortcut[] {
    const { keySpace, keyTools, keySize, keyEnter, keyPick } = maskMessages()
    return [
      ['B X P', keyTools],
      ['[ ]', keySize],
      [imageMessages().spaceBar, keySpace],
      ['Enter', keyEnter],
      ['Alt', keyPick],
      ...super.shortcuts(),
    ]
  }

  protected override renderPanels(): TemplateResult | typeof nothing {
    return html`${renderEarlier(this.#earlierState, () => this.#earlier.retry(this.#awaited!.src!))}
      ${renderSliders(this.editor, () => this.requestUpdate())}`
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (this.image.isMoveTool) this.#marks.cursor = undefined
  }
}
