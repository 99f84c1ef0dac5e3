import type { nothing, PropertyDeclarations, TemplateResult } from 'lit'
import type { Json } from '../answer-element.ts'
import { internal } from '../attributes.ts'
import type { Shortcut } from '../frame/framed-widget.ts'
import { watchImageFocus } from '../image-tool/image-focus.ts'
import { type ImageAnswer, ImageTool } from '../image-tool/image-tool.ts'
import type { ToolButton } from '../image-tool/toolbar.ts'
import { imageMessages } from '../messages/image/messages.ts'
import { shapesFrom, type VectorDefinition } from './definition.ts'
import { InitialShapes } from './initial-shapes.ts'
import type { Shape } from './shape.ts'
import { ShapeEditor } from './shape-editor.ts'
import { type KeyHost, ShapeKeys } from './shape-keys.ts'
import { renderShapeList } from './shape-list.ts'
import { ShapePainter } from './shape-painter.ts'
import { ShapePointer } from './shape-pointer.ts'
import { ShapeVoice } from './shape-voice.ts'
import { shapeListStyles } from './styles.ts'
import { vectorButtons, vectorShortcuts } from './vector-buttons.ts'

/**
 * An image tool whose work is a list of labelled shapes. A concrete tool hands its definition to the constructor:
 * what kind of shape, and how shapes and items of the answer become each other.
 */
export abstract class VectorTool extends ImageTool {
  static override styles = [...ImageTool.styles, shapeListStyles]
  static override properties: PropertyDeclarations = { listScroll: internal }
  declare listScroll: number

  readonly #definition: VectorDefinition
  readonly #editor: ShapeEditor
  readonly #keys: ShapeKeys
  readonly #voice: ShapeVoice
  readonly #initial: InitialShapes

  constructor(definition: VectorDefinition) {
    super()
    this.listScroll = 0
    this.#definition = definition
    this.#initial = new InitialShapes(definition, (read, none) => this.authored.read('initial-value', read, none))
    this.#editor = new ShapeEditor(definition.kind, {
      image: this.image,
      history: this.history,
      committed: () => this.commit(),
      updated: () => this.requestUpdate(),
      finished: shape => this.#finished(shape),
    })
    this.#voice = new ShapeVoice(definition, this.#editor, text => this.announce(text))
    const hand = this.#hand()
    this.#keys = new ShapeKeys(this.#editor, this.#voice, hand)
    this.image.pointerTool = new ShapePointer(this.#editor, this.#voice, hand)
    this.image.anchor = () => this.#keys.place
    this.#paintShapes()
  }

  #paintShapes(): void {
    const keys = this.#keys
    new ShapePainter(this.#editor, this.image, {
      colorOf: label => this.colorOf(label),
      get cursor() {
        return keys.shownCursor
      },
    })
  }

  /** What the worker has at hand, for pointer and keys alike. */
  #hand(): KeyHost {
    const tool = this
    return {
      image: this.image,
      get label() {
        return tool.chosenLabel
      },
      get hasImageFocus() {
        return tool.hasImageFocus
      },
      dropLabel: () => this.#dropLabel(),
    }
  }

  #finished(shape: Shape): void {
    if (this.#definition.kind.isDrawnFirst) this.chosenLabel = undefined
    this.#voice.drawn(shape)
  }

  #dropLabel(): boolean {
    const wasChosen = this.chosenLabel !== undefined
    this.chosenLabel = undefined
    return wasChosen
  }

  /** Colours have changed. */
  protected repaint(): void {
    this.#editor.view.redrawShapes()
    this.#editor.view.redrawMarks()
    this.requestUpdate()
  }

  protected readResult(): ImageAnswer {
    const { toItem, listKey } = this.#definition
    return { [listKey]: this.#editor.store.all.map(({ label, points }) => toItem(label, points)) }
  }

  protected takeResult(result: ImageAnswer): void {
    const list = result[this.#definition.listKey]
    const items = Array.isArray(list) ? list : []
    this.#editor.replaceAll(shapesFrom(items, this.#definition, this.labels, this.image.size))
  }

  protected takeInitial(initialValue: unknown): void {
    this.#editor.replaceAll(this.#initial.shapesOf(initialValue, this.labels, this.image.size))
    this.#initial.begin(this.#editor.store.all)
  }

  protected keepLabels(labels: readonly string[]): void {
    this.#editor.replaceAll(this.#editor.store.all.filter(shape => labels.includes(shape.label)))
  }

  protected fitWork(): void {
    this.takeResult(this.readResult())
  }

  protected get isEmpty(): boolean {
    return this.#editor.store.size === 0
  }

  protected get isModified(): boolean {
    return this.#initial.isModified(this.#editor.store.all)
  }

  protected readWork(): Json {
    return this.readResult() as { [key: string]: Json }
  }

  protected takeWork(work: Json): void {
    if (typeof work === 'object' && work !== null) this.takeResult(work as ImageAnswer)
  }

  protected abandon(): void {
    this.#editor.cancel()
  }

  protected override get isDrawing(): boolean {
    return this.#editor.drawing !== undefined
  }

  protected override undoDrawing(): boolean {
    return this.#editor.back()
  }

  protected override redoDrawing(): boolean {
    return this.#editor.forth()
  }

  protected override onLabelChosen(label: string): void {
    const { selected, isRelabelling } = this.#editor
    const { kind } = this.#definition
    this.#editor.cancel()
    if (!selected || !isRelabelling) {
      this.#editor.select(undefined)
      return
    }
    this.#editor.relabel(selected, label)
    if (kind.isDrawnFirst) this.chosenLabel = undefined
    this.#voice.relabelled({ ...selected, label })
  }

  protected override get shownLabel(): string | undefined {
    const { selected, isRelabelling } = this.#editor
    return isRelabelling && selected ? selected.label : this.chosenLabel
  }

  protected override get labelHeading(): string {
    const { labelOfSelected, labels } = imageMessages()
    return this.#editor.selected && this.#editor.isRelabelling ? labelOfSelected : labels
  }

  protected toolButtons(): ToolButton[] {
    const { drawing, selectedId } = this.#editor
    return vectorButtons(this.#definition, {
      isDrawMode: !this.image.isMoveTool && this.chosenLabel !== undefined,
      pointCount: drawing === undefined ? 0 : drawing.points.length / 2,
      hasSelection: selectedId !== undefined,
      draw: () => this.#startDrawing(),
      finish: () => this.#editor.finish() || this.#voice.refused(),
      remove: () => this.#delete(),
    })
  }

  #startDrawing(): void {
    this.setMoveTool(false)
    this.#editor.select(undefined)
    if (this.chosenLabel === undefined && this.labels.length === 1) this.chosenLabel = this.labels[0]
    if (this.chosenLabel === undefined) this.#voice.labelMissing()
  }

  #delete(): void {
    if (this.#editor.removeSelected()) this.#voice.removed()
  }

  protected onToolKey(key: string, event: KeyboardEvent): boolean {
    return this.#keys.onKey(key, event)
  }

  protected override onSpace(): void {
    this.#keys.tap()
  }

  override onShortcut(keys: string): boolean {
    return this.#keys.onShortcut(keys) || super.onShortcut(keys)
  }

  override firstUpdated(): void {
    super.firstUpdated()
    watchImageFocus(this.renderRoot, { came: () => this.#keys.showCursor() })
    this.renderRoot.addEventListener('pointerdown', () => this.#keys.hideCursor())
  }

  protected override shortcuts(): Shortcut[] {
    return [...super.shortcuts(), ...vectorShortcuts(this.#definition.kind)]
  }

  protected hint(): string {
    const words = imageMessages()
    return this.chosenLabel === undefined ? words.hintSelect : this.#definition.hint(words, this.chosenLabel)
  }

  protected override renderPanels(): TemplateResult | typeof nothing {
    const { store, selectedId } = this.#editor
    return renderShapeList({
      heading: imageMessages().shapes(store.size),
      shapes: store.all,
      selectedId,
      scrollTop: this.listScroll,
      colorOf: label => this.colorOf(label),
      describe: ({ points }) => this.#definition.describe(imageMessages(), points),
      select: shape => this.#keys.selectShape(shape),
      remove: () => this.#delete(),
      leave: () => this.focusImage(),
      scrolled: scrollTop => {
        this.listScroll = scrollTop
      },
    })
  }
}
