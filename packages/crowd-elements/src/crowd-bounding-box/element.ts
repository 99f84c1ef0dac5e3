import { toolGlyphs } from '../shared/image-tool/tool-glyphs.ts'
import { box } from '../shared/shapes/box.ts'
import { boundsOf } from '../shared/shapes/shape.ts'
import { VectorTool } from '../shared/shapes/vector-tool.ts'
import { boxItems } from './answer.ts'

/**
 * Labelled rectangles on an image. Answer:
 * `{"boundingBoxes": [{"height": 90, "label": "van", "left": 12, "top": 40, "width": 150}], "inputImageProperties": {"height": 480, "width": 640}}`,
 * in pixels of the stored image, with `initialValueModified` when there was an initial value.
 *
 * @summary Boxes drawn around things in an image.
 * @attr name - the answer key
 * @attr src - address of the image
 * @attr {string[]} labels - JSON list of the labels; the first seventeen get the keys 1 to 9, 0 and q to u
 * @attr header - plain text above the image
 * @attr {object[]} initial-value - JSON list of `{label, left, top, width, height}` to begin with
 * @slot short-instructions - shown beside the image
 * @slot full-instructions - shown in a dialog
 * @slot - anything else, below the image; controls in it give their own answers
 * @event change - the worker changed the boxes
 * @csspart image - the viewport with the image
 * @csspart toolbar - the row of tools
 * @csspart labels - the list of labels
 * @csspart shapes - the list of boxes
 * @example
 * <crowd-form>
 *   <crowd-bounding-box name="cars" src="sample-image.jpg" header="Draw a box around each car" labels="['car', 'van']">
 *     <short-instructions>Boxes touch the outermost parts of the car.</short-instructions>
 *     <full-instructions header="Boxes">Leave out mirrors and shadows.</full-instructions>
 *   </crowd-bounding-box>
 * </crowd-form>
 */
export class CrowdBoundingBox extends VectorTool {
  constructor() {
    super({
      kind: box,
      listKey: 'boundingBoxes',
      drawId: 'draw',
      glyph: toolGlyphs.box,
      ...boxItems,
      drawName: words => words.drawBox,
      hint: (words, label) => words.hintBox(label),
      describe(words, points) {
        const { left, top, right, bottom } = boundsOf(points)
        return words.box(left, top, right - left, bottom - top)
      },
    })
  }
}
