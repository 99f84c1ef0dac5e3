import type { nothing, PropertyDeclarations, TemplateResult } from 'lit'
import type { Json } from '../answer-element.ts'
import { internal } from '../attributes.ts'
import type { Shortcut } from '../frame/framed-widget.ts'
import { type ImageAnswer, ImageTool } from '../image-tool/image-tool.ts'
import type { ToolButton } from '../image-tool/toolbar.ts'
import { imageMessages } from '../messages/image/messages.ts'
import { type LabelledPoints, readItems, shapesFrom, type VectorDefinition } from './definition.ts'
import { arePointsEqual, type Shape } from './shape.ts'
import { ShapeEditor } from './shape-editor.ts'
import { ShapeKeys } from './shape-keys.ts'
import { renderShapeList } from './shape-list.ts'
import { ShapePainter } from './shape-painter.ts'
import { ShapePointer } from './shape-pointer.ts'
import { ShapeSpeech } from './shape-speech.ts'
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
  readonly #speech: ShapeSpeech
  /** What the initial value made, to tell whether anything differs from it. */
  #initial: readonly Shape[] = []

  constructor(definition: VectorDefinition) {
    super()
    this.listScroll = 0
    this.#definition = definition
    this.#speech = new ShapeSpeech(definition)
    this.#editor = new ShapeEditor(definition.kind, {
      image: this.image,
      history: this.history,
      committed: () => this.commit(),
      updated: () => this.requestUpdate(),
      finished: shape => this.#finished(shape),
    })
    this.#keys = this.#makeKeys()
    this.image.pointerTool = this.#makePointer()
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

  #makePointer(): ShapePointer {
    const tool = this
    return new ShapePointer(this.#editor, {
      get scale() {
        return tool.image.view.scale
      },
      get label() {
        return tool.chosenLabel
      },
      labelMissing: () => this.announce(imageMessages().chooseLabelFirst),
      refused: () => this.#refuse(),
      clicked: shape => {
        this.#editor.select(shape.id, true)
        this.#tell(shape)
      },
      dropped: shape => this.#tell(shape),
    })
  }

  #makeKeys(): ShapeKeys {
    const tool = this
    return new ShapeKeys(this.#editor, {
      image: this.image,
      get label() {
        return tool.chosenLabel
      },
      get hasImageFocus() {
        return tool.hasImageFocus
      },
      labelMissing: () => this.announce(imageMessages().chooseLabelFirst),
      refused: () => this.#refuse(),
      cursorAt: place => this.announce(this.#speech.ofCursor(place, this.#editor.drawing)),
      shapeAt: shape => this.#tell(shape),
      pointPlaced: ({ x, y }, count) => this.announce(imageMessages().pointPlaced(count, imageMessages().place(x, y))),
      removed: () => this.announce(imageMessages().removed),
      dropLabel: () => this.#dropLabel(),
    })
  }

  #finished(shape: Shape): void {
    if (this.#definition.kind.isDrawnFirst) this.chosenLabel = undefined
    this.announce(imageMessages().drawn(this.#speech.ofShape(shape)))
  }

  #refuse(): void {
    const { edgesWouldCross, refused } = imageMessages()
    this.announce(this.#definition.kind.isDrawnFirst ? edgesWouldCross : refused)
  }

  #dropLabel(): boolean {
    const wasChosen = this.chosenLabel !== undefined
    this.chosenLabel = undefined
    return wasChosen
  }

  #tell(shape: Shape): void {
    this.announce(this.#speech.ofShape(shape, this.#editor.handle))
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
    this.#editor.replaceAll(this.#shapesFrom(Array.isArray(list) ? list : []))
  }

  protected takeInitial(initialValue: unknown): void {
    const { listKey } = this.#definition
    const items = this.readAttribute('initial-value', () => readItems(initialValue, listKey), [])
    this.#editor.replaceAll(this.#shapesFrom(items))
    this.#initial = this.#editor.store.all
  }

  #shapesFrom(items: readonly unknown[]): LabelledPoints[] {
    return shapesFrom(items, this.#definition, this.labels, this.image.size)
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
    const { all } = this.#editor.store
    const isSame = ({ label, points }: Shape, other: Shape | undefined) =>
      label === other?.label && arePointsEqual(points, other.points)
    return all.length !== this.#initial.length || !all.every((shape, index) => isSame(shape, this.#initial[index]))
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
    this.announce(imageMessages().relabelled(this.#speech.ofShape({ ...selected, label })))
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
      finish: () => this.#editor.finish() || this.#refuse(),
      remove: () => this.#delete(),
    })
  }

  #startDrawing(): void {
    this.setMoveTool(false)
    this.#editor.select(undefined)
    if (this.chosenLabel === undefined && this.labels.length === 1) this.chosenLabel = this.labels[0]
    if (this.chosenLabel === undefined) this.announce(imageMessages().chooseLabelFirst)
  }

  #delete(): void {
    if (this.#editor.removeSelected()) this.announce(imageMessages().removed)
  }

  protected onToolKey(key: string, event: KeyboardEvent): boolean {
    return this.#keys.onKey(key, event)
  }

  protected override onSpace(): void {
    this.#keys.tap()
  }

  override onShortcut(keys: string): boolean {
    const arrow = FAR[keys]
    return (arrow !== undefined && this.#keys.move(arrow, 100)) || super.onShortcut(keys)
  }

  override firstUpdated(): void {
    super.firstUpdated()
    this.renderRoot.addEventListener('focusin', event => {
      if ((event.target as Element).matches('.image-view:focus-visible')) this.#keys.showCursor()
    })
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

/** With Ctrl held. */
const FAR: Record<string, readonly [number, number]> = {
  arrowleft: [-1, 0],
  arrowright: [1, 0],
  arrowup: [0, -1],
  arrowdown: [0, 1],
}
