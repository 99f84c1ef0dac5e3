import type { PropertyDeclarations, PropertyValues } from 'lit'
import { flag } from '../shared/attributes.ts'
import { BooleanControl } from '../shared/boolean-control.ts'
import { messages } from '../shared/messages/messages.ts'
import { booleanControlStyles } from '../shared/styles/boolean-control.ts'
import { tokens } from '../shared/styles/tokens.ts'

/**
 * A box to tick. Answer: `{"value": true}`; boxes with the same name share one object.
 *
 * @summary A check box with its label.
 * @example
 * <crowd-form>
 *   <p>Which damage do you see?</p>
 *   <crowd-checkbox name="damage" value="dent">A dent</crowd-checkbox>
 *   <crowd-checkbox name="damage" value="scratch">A scratch</crowd-checkbox>
 * </crowd-form>
 * @attr name - the answer key
 * @attr value - the member of the answer object, "on" when absent
 * @attr {boolean} checked - ticked
 * @attr {boolean} disabled - shown, but takes no clicks; its answer is sent
 * @attr {boolean} required - must be ticked before the form is sent
 * @slot - the label
 * @event change - after the worker ticked or cleared it
 * @csspart input - the native check box
 * @csspart label - box and text together
 */
export class CrowdCheckbox extends BooleanControl {
  static override styles = [tokens, booleanControlStyles]
  static override properties: PropertyDeclarations = { required: flag }
  declare required: boolean

  protected override readonly inputType = 'checkbox'

  constructor() {
    super()
    this.required = false
  }

  /** What is said when it must be on and is not. */
  protected get missingMessage(): string {
    return messages().boxMissing
  }

  // Scripts take the requirement away while its message is shown.
  override willUpdate(changed: PropertyValues): void {
    if (changed.has('required') && this.problem !== undefined) this.validate()
  }

  override validate(): boolean {
    const isMissing = this.required && !this.checked
    this.problem = isMissing ? this.missingMessage : undefined
    return !isMissing
  }
}
