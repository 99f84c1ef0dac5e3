import type { PropertyDeclarations } from 'lit'
import { ownAt } from '../shared/attributes.ts'
import type { Addition } from '../shared/choices/category-widget.ts'
import { MultipleChoice } from '../shared/choices/multiple-choice.ts'
import { FRAME_REGIONS, type FrameRegions } from '../shared/frame/regions.ts'
import { imageViewStyles } from '../shared/image/styles.ts'
import { ImageAddition } from '../shared/image-classifier/image-addition.ts'
import { type Overlay, readOverlay } from '../shared/image-classifier/overlay.ts'
import { imageClassifierStyles } from '../shared/image-classifier/styles.ts'
import { imageToolStyles } from '../shared/image-tool/styles.ts'

/**
 * Several categories for an image. Answer: `{"labels": ["tree", "river"]}`, in the order of the categories, with
 * `workerComment` when there is a comment.
 *
 * @summary Multiple choice beside an image.
 * @example
 * <crowd-form>
 *   <crowd-image-classifier-multi-select name="seen" src="sample-image.jpg" header="What can be seen?"
 *     categories="['hand', 'pizza', 'drink']" exclusion-category="{ text: 'None of these' }">
 *     <short-instructions>Choose everything you see.</short-instructions>
 *   </crowd-image-classifier-multi-select>
 * </crowd-form>
 * @attr name - the answer key
 * @attr src - address of the image
 * @attr {string[]} categories - JSON list of the categories; the first ten are toggled by the keys 1 to 9 and 0
 * @attr header - plain text above the image
 * @attr {{text: string}} exclusion-category - JSON; a choice that clears and disables all others
 * @attr {string[]} initial-value - JSON list of the categories chosen at first
 * @attr {{boundingBox: object} | {semanticSegmentation: object} | {instanceSegmentation: object}} overlay - JSON; what an earlier job found, drawn over the image
 * @slot short-instructions - shown beside the image
 * @slot full-instructions - shown in a dialog
 * @slot worker-comment - guidance in the dialog for a comment; attributes `header`, `link-text`, `placeholder`
 * @slot - anything else, after the image; controls in it give their own answers
 * @event change - the worker chose or released a category, or commented
 * @csspart categories - the list of categories
 * @csspart comment - the link that opens the dialog, with the comment
 * @csspart image - the image
 * @csspart toolbar - the buttons that zoom
 * @csspart legend - what the colours of the overlay mean
 * @csspart exclusion - the exclusion choice
 */
export class CrowdImageClassifierMultiSelect extends MultipleChoice {
  static override styles = [...MultipleChoice.styles, imageViewStyles, imageToolStyles, imageClassifierStyles]
  static override properties: PropertyDeclarations = {
    src: ownAt('src'),
    overlay: ownAt('overlay'),
  }

  readonly #addition = new ImageAddition(this)

  protected override get addition(): Addition {
    return this.#addition
  }

  protected override get regions(): FrameRegions {
    return { ...FRAME_REGIONS, 'worker-comment': 'comment' }
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
