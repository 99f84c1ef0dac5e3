import type { PropertyDeclarations } from 'lit'
import { own } from '../shared/attributes.ts'
import { SingleChoice } from '../shared/choices/single-choice.ts'

/**
 * One category for arbitrary content. Answer: `{"label": "calm"}`.
 *
 * @summary Single choice beside text, media or any other content.
 * @example
 * <crowd-form>
 *   <crowd-classifier name="mood" header="What mood is this text in?" categories="['calm', 'tense', 'angry']">
 *     <classification-target>The door was open, and nobody spoke.</classification-target>
 *     <short-instructions>Read the text, then choose the mood it is in.</short-instructions>
 *     <full-instructions header="Moods">Calm: nothing presses. Tense: something may happen. Angry: it has.</full-instructions>
 *   </crowd-classifier>
 * </crowd-form>
 * @attr name - the answer key
 * @attr {string[]} categories - JSON list of the categories; the first ten get the keys 1 to 9 and 0
 * @attr header - plain text above the target
 * @attr initial-value - the category chosen at first
 * @slot classification-target - what is to be judged
 * @slot short-instructions - shown beside the target
 * @slot full-instructions - shown in a dialog
 * @slot - anything else, after the target; controls in it give their own answers
 * @event change - the worker chose a category; `event.target.value` is its text
 * @csspart categories - the list of categories
 */
export class CrowdClassifier extends SingleChoice {
  static override properties: PropertyDeclarations = { value: own }

  /** The chosen category, an empty text while there is none. */
  get value(): string {
    return this.chosen
  }
  set value(category: unknown) {
    this.chosen = category
  }
}
