import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { FramedWidget, type Shortcut } from '../frame/framed-widget.ts'
import { imageViewStyles } from '../image/styles.ts'
import { imageMessages } from '../messages/image/messages.ts'
import { HeldSpace } from './held-space.ts'
import { ImageWork } from './image-work.ts'
import { renderLabelList } from './label-list.ts'
import { hotkeyPlace } from './labels.ts'
import { imageToolStyles } from './styles.ts'
import { renderToolbar, type ToolButton } from './toolbar.ts'
import { historyButtons, imageShortcuts, moveButton, zoomButtons, zoomLevel } from './view-buttons.ts'

export type { ImageAnswer } from './image-work.ts'

/**
 * What all image tools have in common: tool bar, labels with colours and hotkeys, undo, the tick box for an empty
 * result, the line that is read aloud. It knows nothing of shapes.
 *
 * A tool extends it, draws on layers that it adds to `image`, sets `image.pointerTool`, and
 * - says what its work is: the abstract members of `ImageWork`;
 * - calls `commit` after each change by the worker, having recorded a step in `history`;
 * - calls `announce` for what a screen reader should say.
 * Source: specification 3.0.4, 3.0.7.
 */
export abstract class ImageTool extends ImageWork {
  static override styles = [...FramedWidget.styles, imageViewStyles, imageToolStyles]

  readonly #space = new HeldSpace(this, this.image, () => {
    if (this.hasImageFocus) this.onSpace()
  })

  /** Names of the buttons that draw, and deleting. */
  protected abstract toolButtons(): ToolButton[]
  /** @returns whether the key meant something to this tool; asked before labels and view */
  protected abstract onToolKey(key: string, event: KeyboardEvent): boolean
  /** The space bar was pressed and released over the image without moving it. */
  protected onSpace(): void {}
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

  onHotkey(key: string, event: KeyboardEvent): boolean {
    if (this.image.state !== 'shown') return false
    if (key === ' ') {
      this.#space.down()
      return true
    }
    if (this.onToolKey(key, event)) return true
    const label = event.repeat ? undefined : this.labels[hotkeyPlace(key)]
    if (label !== undefined) this.chooseLabel(label)
    return label !== undefined || this.image.onKey(key)
  }

  onShortcut(keys: string): boolean {
    if (this.image.state !== 'shown') return false
    if (keys === 'z') this.undo()
    else if (keys === 'y' || keys === 'shift+z') this.redo()
    else return false
    return true
  }

  /** Those of every image tool; a tool adds its own. */
  protected shortcuts(): Shortcut[] {
    return imageShortcuts(this.labels.length)
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
    const { image, history, isDrawing } = this
    const work = {
      image,
      canUndo: history.canUndo || isDrawing,
      canRedo: history.canRedo || isDrawing,
      undo: () => this.undo(),
      redo: () => this.redo(),
      toggleMove: () => this.setMoveTool(!image.isMoveTool),
    }
    const groups = [[...this.toolButtons(), moveButton(work)], historyButtons(work), zoomButtons(work)]
    return renderToolbar(groups, html`${zoomLevel(image)}${groups.flat().some(isPolygon) ? nothing : ABSENT_POLYGON}`)
  }

  protected renderTools(): TemplateResult {
    return html`
      ${this.authored.render()}
      ${renderLabelList({
        heading: this.labelHeading,
        labels: this.labels,
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

const isPolygon = ({ id }: ToolButton): boolean => id === 'polygon'
/** Scripts look this button up in any image tool, and fail when they find nothing. Source: specification 3.0.4. */
const ABSENT_POLYGON = html`<button type="button" id="polygon" hidden></button>`
