import type { PropertyDeclarations } from 'lit'
import { own, ownAt } from '../shared/attributes.ts'
import type { Addition } from '../shared/choices/category-widget.ts'
import { type SingleAnswer, SingleChoice } from '../shared/choices/single-choice.ts'
import { FRAME_REGIONS, type FrameRegions } from '../shared/frame/regions.ts'
import { imageViewStyles } from '../shared/image/styles.ts'
import { ImageAddition } from '../shared/image-classifier/image-addition.ts'
import { type Overlay, readOverlay } from '../shared/image-classifier/overlay.ts'
import { imageClassifierStyles } from '../shared/image-classifier/styles.ts'
import { imageToolStyles } from '../shared/image-tool/styles.ts'

/**
 * One category for an image. Answer: `{"label": "poor", "workerComment": "box too wide"}`; without a comment only the
 * label.
 *
 * @summary Single choice beside an image.
 * @example
 * <crowd-form>
 *   <crowd-image-classifier name="check" src="sample-image.jpg" header="Are the boxes right?" categories="['good', 'poor']"
 *     overlay="{ boundingBox: { labels: ['food'], value: [{ label: 'food', left: 300, top: 900, width: 1500, height: 1400 }] } }">
 *     <worker-comment link-text="Say why" placeholder="What is wrong?">Name the box you mean.</worker-comment>
 *     <short-instructions>A good box touches the thing on all sides.</short-instructions>
 *   </crowd-image-classifier>
 * </crowd-form>
 * @attr name - the answer key
 * @attr src - address of the image
 * @attr {string[]} categories - JSON list of the categories; the first ten get the keys 1 to 9 and 0
 * @attr header - plain text above the image
 * @attr initial-value - the category chosen at first
 * @attr {{boundingBox: object} | {semanticSegmentation: object} | {instanceSegmentation: object}} overlay - JSON; what an earlier job found, drawn over the image
 * @slot short-instructions - shown beside the image
 * @slot full-instructions - shown in a dialog
 * @slot worker-comment - guidance in the dialog for a comment; attributes `header`, `link-text`, `placeholder`
 * @slot - anything else, after the image; controls in it give their own answers
 * @event change - the worker chose a category, or commented
 * @csspart categories - the list of categories
 * @csspart comment - the link that opens the dialog, with the comment
 * @csspart image - the image
 * @csspart toolbar - the buttons that zoom
 * @csspart legend - what the colours of the overlay mean
 */
export class CrowdImageClassifier extends SingleChoice {
  static override styles = [...SingleChoice.styles, imageViewStyles, imageToolStyles, imageClassifierStyles]
  static override properties: PropertyDeclarations = {
    src: ownAt('src'),
    overlay: ownAt('overlay'),
    value: own,
  }

  readonly #addition = new ImageAddition(this)

  protected override get addition(): Addition {
    return this.#addition
  }

  protected override get regions(): FrameRegions {
    return { ...FRAME_REGIONS, 'worker-comment': 'comment' }
  }

  /** The answer object; it may be set as such, or as the category's text. */
  get value(): SingleAnswer {
    return this._submittableValue
  }
  set value(value: unknown) {
    this.chosen = typeof value === 'object' && value !== null ? (value as SingleAnswer).label : value
  }

  get src(): string {
    return this.#addition.image.src
  }
  set src(src: string | null) {
    void this.#addition.image.show(src ?? '')
  }

  /** What is drawn over the image, as read. */
  get overlay(): Overlay | undefined {
    return this.#addition.overlay
  }
  set overlay(given: unknown) {
    this.#addition.overlay = this.authored.read('overlay', () => readOverlay(given), undefined)
  }

  override reveal(descendant: Element): void {
    super.reveal(descendant)
    if (descendant.closest('worker-comment')) this.#addition.comment.open()
  }
}
