import { html, type PropertyDeclarations, type TemplateResult } from 'lit'
import { internal } from '../shared/attributes.ts'
import type { Shortcut } from '../shared/frame/framed-widget.ts'
import type { ImageAnswer } from '../shared/image-tool/image-tool.ts'
import { roveFocus } from '../shared/image-tool/roving.ts'
import { FreshColors, parseColor } from '../shared/mask/colors.ts'
import { classesOfInstances, type GivenMask, type MaskClass, readGivenMask } from '../shared/mask/mask-answer.ts'
import { MaskTool } from '../shared/mask/mask-tool.ts'
import { maskMessages } from '../shared/messages/mask/messages.ts'
import { toInstances } from './answer.ts'

/**
 * A coloured mask for each single thing in an image. Answer:
 * `{"instances": [{"color": "#2ca02c", "label": "oak"}], "labeledImage": {"pngImageData": "iVBORw0…"}, "inputImageProperties": {"height": 300, "width": 400}}`.
 *
 * The picture is a PNG of the image's size as base64, each instance in exactly its colour; pixels without one are
 * transparent.
 *
 * @summary Paints things in an image, each one by itself.
 * @attr name - the answer key
 * @attr src - address of the image
 * @attr {string[]} labels - JSON list of the labels; the first seventeen get the keys 1 to 9, 0 and q to u
 * @attr header - plain text above the image
 * @attr {object} initial-value - a mask to start from, `{"instances": [{"color": "#2ca02c", "label": "oak"}], "src": "…"}`;
 *   pixels of exactly these colours belong to these instances
 * @slot short-instructions - shown beside the image
 * @slot full-instructions - shown in a dialog
 * @slot - anything else, after the image; controls in it give their own answers
 * @event change - the worker finished a stroke, filled an outline, deleted, undid or redid
 * @csspart image - the image and what is painted on it
 * @csspart toolbar - the tools above it
 * @csspart labels - the list of labels
 * @example
 * <crowd-form>
 *   <crowd-instance-segmentation name="things" src="sample-image.jpg" labels="['car', 'person']"
 *     header="Paint every car and every person by itself">
 *     <short-instructions>Add an instance for each of them.</short-instructions>
 *     <full-instructions header="Overlaps">What is in front gets the pixels.</full-instructions>
 *   </crowd-instance-segmentation>
 * </crowd-form>
 */
export class CrowdInstanceSegmentation extends MaskTool {
  static override properties: PropertyDeclarations = { chosenInstance: internal }
  /** The class of the instance the worker paints. */
  declare chosenInstance: number | undefined

  protected readGiven(given: unknown): GivenMask {
    return readGivenMask(given, ({ instances }) => classesOfInstances(instances))
  }

  protected takeClasses(given: readonly MaskClass[]): void {
    this.classes = given.filter(({ color }) => parseColor(color) !== undefined)
    if (!this.#isOffered(this.chosenInstance)) this.chosenInstance = undefined
  }

  #isOffered(value: number | undefined): boolean {
    const label = value === undefined ? undefined : this.classes[value - 1]?.label
    return label !== undefined && this.labels.includes(label)
  }

  /** The swatch of a label has the colour of its newest instance; without one it has none. */
  override colorOf(label: string): string {
    const value = this.#lastOf(label)
    return value === undefined ? 'transparent' : this.classes[value - 1]!.color
  }

  protected get chosenClass(): number | undefined {
    return this.chosenInstance
  }

  paintingClass(): number | undefined {
    if (!this.mayPaint(this.chosenLabel !== undefined)) return undefined
    // The first stroke of a label makes its first instance.
    this.chosenInstance ??= this.#lastOf(this.chosenLabel!) ?? this.#make(this.chosenLabel!)
    return this.chosenInstance
  }

  protected override onLabelChosen(label: string): void {
    super.onLabelChosen(label)
    if (this.#labelOf(this.chosenInstance) !== label) this.chosenInstance = this.#lastOf(label)
  }

  /** What the worker paints next is another thing with this label. One that is still empty will do. */
  addInstance(label: string): void {
    const last = this.#lastOf(label)
    const isEmpty = last !== undefined && !this.hasPixels(last)
    this.chooseClass(isEmpty ? last : this.#make(label))
  }

  #make(label: string): number {
    const fresh = new FreshColors()
    for (const { color } of this.classes) fresh.take(parseColor(color)!)
    this.classes = [...this.classes, { label, color: fresh.next() }]
    this.recolour()
    return this.classes.length
  }

  protected chooseClass(value: number): void {
    if (!this.#isOffered(value)) return
    if (this.editor.tool === 'eraser') this.editor.choose('brush')
    this.setMoveTool(false)
    this.chosenInstance = value
    this.chosenLabel = this.#labelOf(value)
    this.announce(maskMessages().instanceChosen(this.nameOf(value)))
  }

  #labelOf(value: number | undefined): string | undefined {
    return value === undefined ? undefined : this.classes[value - 1]?.label
  }

  #valuesOf(label: string): number[] {
    return this.classes.flatMap((known, index) => (known.label === label ? [index + 1] : []))
  }

  /** The newest instance that is seen in the list. */
  #lastOf(label: string): number | undefined {
    return this.#listed(label).at(-1)
  }

  /** Instances with pixels, and the one that is about to be painted. */
  #listed(label: string): number[] {
    return this.#valuesOf(label).filter(value => value === this.chosenInstance || this.editor.mask.pixelsOf(value) > 0)
  }

  protected nameOf(value: number): string {
    const label = this.#labelOf(value) ?? ''
    return maskMessages().instance(label, this.#valuesOf(label).indexOf(value) + 1)
  }

  protected describe(): ImageAnswer {
    return { instances: toInstances(this.classes, value => this.#isOffered(value) && this.hasPixels(value)) }
  }

  protected override onToolKey(key: string, event: KeyboardEvent): boolean {
    if (key !== 'n') return super.onToolKey(key, event)
    if (this.chosenLabel !== undefined) this.addInstance(this.chosenLabel)
    return true
  }

  protected override shortcuts(): Shortcut[] {
    return [['N', maskMessages().keyAddInstance], ...super.shortcuts()]
  }

  protected override renderBelowLabel(label: string): TemplateResult {
    const { addInstance, instancesOf } = maskMessages()
    const add = (event: MouseEvent) => {
      this.addInstance(label)
      if (event.detail > 0) this.focusImage()
    }
    const listed = this.#listed(label)
    const stop = listed.find(value => value === this.chosenInstance) ?? listed[0]
    return html`<div class="instances" role="group" aria-label=${instancesOf(label)} @keydown=${rove}>
      ${listed.map(value => this.#renderInstance(value, value === stop))}
      <button type="button" class="add-instance" tabindex=${stop === undefined ? 0 : -1}
        aria-label=${`${addInstance}: ${label}`} @click=${add}>
        <span aria-hidden="true">+</span>${addInstance}
      </button>
    </div>`
  }

  #renderInstance(value: number, isStop: boolean): TemplateResult {
    const choose = (event: MouseEvent) => {
      this.chooseClass(value)
      if (event.detail > 0) this.focusImage()
    }
    return html`<button type="button" class="instance" aria-pressed=${value === this.chosenInstance}
      tabindex=${isStop ? 0 : -1} style="--label-color: ${this.classes[value - 1]!.color}" @click=${choose}>
      <span class="swatch"></span>${this.nameOf(value)}
    </button>`
  }
}

/** However many instances there are, they are one stop of the Tab key; the labels around have arrow keys of their own. */
function rove(event: KeyboardEvent): void {
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll('button')]
  if (roveFocus(event, buttons)) event.stopPropagation()
}
