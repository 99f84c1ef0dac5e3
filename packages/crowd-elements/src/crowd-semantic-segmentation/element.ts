import type { ImageAnswer } from '../shared/image-tool/image-tool.ts'
import { labelColor } from '../shared/image-tool/labels.ts'
import { FreshColors, parseColor } from '../shared/mask/colors.ts'
import { classesOfMappings, type GivenMask, type MaskClass, readGivenMask } from '../shared/mask/mask-answer.ts'
import { MaskTool } from '../shared/mask/mask-tool.ts'
import { toMappings } from './answer.ts'

/**
 * Every pixel of an image gets one label or none. Answer:
 * `{"labelMappings": {"grass": {"color": "#2ca02c"}}, "labeledImage": {"pngImageData": "iVBORw0…"}, "inputImageProperties": {"height": 300, "width": 400}}`.
 *
 * The picture is a PNG of the image's size as base64, in exactly the colours of `labelMappings`; pixels without a label
 * are transparent.
 *
 * @summary Paints labels over an image, pixel by pixel.
 * @attr name - the answer key
 * @attr src - address of the image
 * @attr {string[]} labels - JSON list of the labels; the first seventeen get the keys 1 to 9, 0 and q to u
 * @attr header - plain text above the image
 * @attr {object} initial-value - a mask to start from, `{"labelMappings": {"grass": {"color": "#2ca02c"}}, "src": "…"}`;
 *   pixels of exactly these colours get their labels
 * @slot short-instructions - shown beside the image
 * @slot full-instructions - shown in a dialog
 * @slot - anything else, after the image; controls in it give their own answers
 * @event change - the worker finished a stroke, filled an outline, deleted, undid or redid
 * @csspart image - the image and what is painted on it
 * @csspart toolbar - the tools above it
 * @csspart labels - the list of labels
 * @example
 * <crowd-form>
 *   <crowd-semantic-segmentation name="ground" src="sample-image.jpg" labels="['grass', 'water', 'road']"
 *     header="Paint what the ground is covered with">
 *     <short-instructions>Paint every surface up to its edge.</short-instructions>
 *     <full-instructions header="Surfaces">Shadows belong to the surface they lie on.</full-instructions>
 *   </crowd-semantic-segmentation>
 * </crowd-form>
 */
export class CrowdSemanticSegmentation extends MaskTool {
  protected readGiven(given: unknown): GivenMask {
    return readGivenMask(given, ({ labelMappings }) => classesOfMappings(labelMappings))
  }

  /** One class for each label there has ever been; colours that were given stay, others are fresh ones. */
  protected takeClasses(given: readonly MaskClass[]): void {
    const fresh = new FreshColors()
    const classes = [...this.classes, ...given].filter(
      ({ label, color }, place, all) =>
        parseColor(color) !== undefined && all.findIndex(other => other.label === label) === place,
    )
    for (const { color } of classes) fresh.take(parseColor(color)!)
    this.labels.forEach((label, index) => {
      if (!classes.some(known => known.label === label)) classes.push({ label, color: fresh.next(labelColor(index)) })
    })
    this.classes = classes
  }

  override colorOf(label: string): string {
    return this.classes.find(known => known.label === label)?.color ?? super.colorOf(label)
  }

  protected get chosenClass(): number | undefined {
    const place = this.classes.findIndex(({ label }) => label === this.chosenLabel)
    return place < 0 ? undefined : place + 1
  }

  paintingClass(): number | undefined {
    return this.mayPaint(this.chosenClass !== undefined) ? this.chosenClass : undefined
  }

  protected chooseClass(value: number): void {
    const { label } = this.classes[value - 1]!
    if (this.labels.includes(label)) this.chooseLabel(label)
  }

  protected nameOf(value: number): string {
    return this.classes[value - 1]?.label ?? ''
  }

  protected describe(): ImageAnswer {
    return { labelMappings: toMappings(this.labels, label => this.colorOf(label)) }
  }
}
