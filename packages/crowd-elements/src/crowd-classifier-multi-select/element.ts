import { MultipleChoice } from '../shared/choices/multiple-choice.ts'

/**
 * Several categories for arbitrary content. Answer: `{"labels": ["price", "delivery"]}`, in the order of the
 * categories; `{"labels": []}` when the exclusion choice was taken.
 *
 * @summary Multiple choice beside text, media or any other content.
 * @example
 * <crowd-form>
 *   <crowd-classifier-multi-select name="topics" header="What is it about?"
 *     categories="['price', 'quality', 'delivery']" exclusion-category="{ text: 'None of these' }">
 *     <classification-target>“Came a week late, and for that money!”</classification-target>
 *     <short-instructions>Choose everything that is mentioned.</short-instructions>
 *   </crowd-classifier-multi-select>
 * </crowd-form>
 * @attr name - the answer key
 * @attr {string[]} categories - JSON list of the categories; the first ten are toggled by the keys 1 to 9 and 0
 * @attr header - plain text above the target
 * @attr {{text: string}} exclusion-category - JSON; a choice that clears and disables all others
 * @attr {string[]} initial-value - JSON list of the categories chosen at first
 * @slot classification-target - what is to be judged
 * @slot short-instructions - shown beside the target
 * @slot full-instructions - shown in a dialog
 * @slot - anything else, after the target; controls in it give their own answers
 * @event change - the worker chose or released a category
 * @csspart categories - the list of categories
 * @csspart exclusion - the exclusion choice
 */
export class CrowdClassifierMultiSelect extends MultipleChoice {}
