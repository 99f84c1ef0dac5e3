import { toolGlyphs } from '../shared/image-tool/tool-glyphs.ts'
import { keypoint } from '../shared/shapes/keypoint.ts'
import { VectorTool } from '../shared/shapes/vector-tool.ts'
import { keypointItems } from './answer.ts'

/**
 * Labelled points on an image. Answer:
 * `{"inputImageProperties": {"height": 200, "width": 320}, "keypoints": [{"label": "thumb", "x": 31, "y": 77}]}`,
 * in pixels of the stored image, with `initialValueModified` when there was an initial value.
 *
 * @summary Points placed on an image.
 * @attr name - the answer key
 * @attr src - address of the image
 * @attr {string[]} labels - JSON list of the labels; the first seventeen get the keys 1 to 9, 0 and q to u
 * @attr header - plain text above the image
 * @attr {object[]} initial-value - JSON list of `{label, x, y}` to begin with
 * @slot short-instructions - shown beside the image
 * @slot full-instructions - shown in a dialog
 * @slot - anything else, below the image; controls in it give their own answers
 * @event change - the worker changed the points
 * @csspart image - the viewport with the image
 * @csspart toolbar - the row of tools
 * @csspart labels - the list of labels
 * @csspart shapes - the list of points
 * @example
 * <crowd-form>
 *   <crowd-keypoint name="wheels" src="sample-image.jpg" header="Mark the middle of each wheel" labels="['front', 'rear']">
 *     <short-instructions>One point for each wheel you can see.</short-instructions>
 *   </crowd-keypoint>
 * </crowd-form>
 */
export class CrowdKeypoint extends VectorTool {
  constructor() {
    super({
      kind: keypoint,
      listKey: 'keypoints',
      drawId: 'draw',
      glyph: toolGlyphs.point,
      ...keypointItems,
      drawName: words => words.drawKeypoint,
      hint: (words, label) => words.hintKeypoint(label),
      describe: (words, [x, y]) => words.place(x!, y!),
    })
  }
}
