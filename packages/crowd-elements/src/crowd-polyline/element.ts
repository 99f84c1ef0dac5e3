import { toolGlyphs } from '../shared/image-tool/tool-glyphs.ts'
import { polyline } from '../shared/shapes/chain.ts'
import { describeChain } from '../shared/shapes/definition.ts'
import { LineTool } from '../shared/shapes/line-tool.ts'
import { vertexItems } from '../shared/shapes/vertex-items.ts'

/**
 * Labelled open chains on an image. Answer:
 * `{"inputImageProperties": {"height": 600, "width": 800}, "polylines": [{"label": "gas", "vertices": [{"x": 1, "y": 2}, {"x": 30, "y": 44}]}]}`,
 * in pixels of the stored image, with `initialValueModified` when there was an initial value.
 *
 * @summary Open chains of lines drawn on an image.
 * @attr name - the answer key
 * @attr src - address of the image
 * @attr {string[]} labels - JSON list of the labels; the first seventeen get the keys 1 to 9, 0 and q to u
 * @attr {string[]} label-colors - JSON list of colours in hexadecimal, in the order of the labels
 * @attr header - plain text above the image
 * @attr {object} initial-value - JSON `{polylines: [{label, vertices}]}` to begin with
 * @slot short-instructions - shown beside the image
 * @slot full-instructions - shown in a dialog
 * @slot - anything else, below the image; controls in it give their own answers
 * @event change - the worker changed the shapes
 * @csspart image - the viewport with the image
 * @csspart toolbar - the row of tools
 * @csspart labels - the list of labels
 * @csspart shapes - the list of shapes
 * @example
 * <crowd-form>
 *   <crowd-polyline name="pipes" src="sample-image.jpg" header="Follow each pipe" labels="['gas', 'water']">
 *     <short-instructions>Click along the pipe; Enter finishes.</short-instructions>
 *   </crowd-polyline>
 * </crowd-form>
 */
export class CrowdPolyline extends LineTool {
  constructor() {
    super({
      kind: polyline,
      listKey: 'polylines',
      drawId: 'draw',
      glyph: toolGlyphs.polyline,
      ...vertexItems,
      drawName: words => words.drawPolyline,
      hint: (words, label) => words.hintPolyline(label),
      describe: describeChain,
    })
  }
}
