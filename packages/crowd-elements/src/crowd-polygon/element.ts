import { toolGlyphs } from '../shared/image-tool/tool-glyphs.ts'
import { polygon } from '../shared/shapes/chain.ts'
import { describeChain } from '../shared/shapes/definition.ts'
import { VectorTool } from '../shared/shapes/vector-tool.ts'
import { vertexItems } from '../shared/shapes/vertex-items.ts'

/**
 * Labelled closed shapes on an image. Answer:
 * `{"inputImageProperties": {"height": 600, "width": 800}, "polygons": [{"label": "flat", "vertices": [{"x": 10, "y": 10}, {"x": 90, "y": 12}, {"x": 50, "y": 70}]}]}`,
 * in pixels of the stored image, with `initialValueModified` when there was an initial value.
 *
 * @summary Closed outlines drawn on an image.
 * @attr name - the answer key
 * @attr src - address of the image
 * @attr {string[]} labels - JSON list of the labels; the first seventeen get the keys 1 to 9, 0 and q to u
 * @attr header - plain text above the image
 * @attr {object[]} initial-value - JSON list of `{label, vertices}` to begin with
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
 *   <crowd-polygon name="roofs" src="sample-image.jpg" header="Outline each roof" labels="['flat', 'pitched']">
 *     <short-instructions>Click around the roof; a click on the first point closes it.</short-instructions>
 *   </crowd-polygon>
 * </crowd-form>
 */
export class CrowdPolygon extends VectorTool {
  constructor() {
    super({
      kind: polygon,
      listKey: 'polygons',
      drawId: 'polygon',
      glyph: toolGlyphs.polygon,
      ...vertexItems,
      drawName: words => words.drawPolygon,
      hint: (words, label) => words.hintPolygon(label),
      describe: describeChain,
    })
  }
}
