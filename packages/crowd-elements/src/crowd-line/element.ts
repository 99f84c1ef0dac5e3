import { toolGlyphs } from '../shared/image-tool/tool-glyphs.ts'
import { line } from '../shared/shapes/chain.ts'
import { LineTool } from '../shared/shapes/line-tool.ts'
import { vertexItems } from '../shared/shapes/vertex-items.ts'

/**
 * Labelled straight segments on an image. Answer:
 * `{"inputImageProperties": {"height": 720, "width": 1280}, "lines": [{"label": "kerb", "vertices": [{"x": 5, "y": 700}, {"x": 610, "y": 340}]}]}`,
 * in pixels of the stored image, with `initialValueModified` when there was an initial value.
 *
 * @summary Straight lines drawn on an image.
 * @attr name - the answer key
 * @attr src - address of the image
 * @attr {string[]} labels - JSON list of the labels; the first seventeen get the keys 1 to 9, 0 and q to u
 * @attr {string[]} label-colors - JSON list of colours in hexadecimal, in the order of the labels
 * @attr header - plain text above the image
 * @attr {object} initial-value - JSON `{lines: [{label, vertices}]}` to begin with
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
 *   <crowd-line name="edges" src="sample-image.jpg" header="Draw a line along each kerb" labels="['kerb', 'lane']"
 *     label-colors="['#d62728']">
 *     <short-instructions>Click where the line begins and where it ends.</short-instructions>
 *   </crowd-line>
 * </crowd-form>
 */
export class CrowdLine extends LineTool {
  constructor() {
    super({
      kind: line,
      listKey: 'lines',
      drawId: 'draw',
      glyph: toolGlyphs.line,
      ...vertexItems,
      drawName: words => words.drawLine,
      hint: (words, label) => words.hintLine(label),
      describe: (words, [x, y, toX, toY]) => words.segment(x!, y!, toX!, toY!),
    })
  }
}
