import { css, type PropertyDeclarations } from 'lit'
import { CrowdCheckbox } from '../crowd-checkbox/element.ts'
import { flag } from '../shared/attributes.ts'
import { messages } from '../shared/messages/messages.ts'

/**
 * A switch that is on or off. Answer: `{"value": true}`; switches and boxes with the same name share one object.
 *
 * @summary An on/off switch with its label.
 * @attr name - the answer key
 * @attr value - the member of the answer object, "on" when absent
 * @attr {boolean} checked - on
 * @attr {boolean} disabled - shown, but takes no clicks; its answer is sent
 * @attr {boolean} required - must be on before the form is sent
 * @attr {boolean} invalid - in the colour of an alert while off
 * @slot - the label
 * @event change - after the worker switched it
 * @csspart input - the switch
 * @csspart label - switch and text together
 * @cssprop --crowd-toggle-button-invalid-color - colour of `invalid` while off
 * @example
 * <crowd-toggle-button name="urgent">This one is urgent</crowd-toggle-button>
 */
export class CrowdToggleButton extends CrowdCheckbox {
  static override styles = [
    ...CrowdCheckbox.styles,
    css`
      input {
        --off: var(--outline);
        appearance: none;
        position: relative;
        inline-size: 38px;
        block-size: 22px;
        margin: 1px 0;
        border-radius: 11px;
        background: var(--off);
        transition: background 120ms;
      }
      input::before {
        content: '';
        position: absolute;
        inset-block-start: 3px;
        inset-inline-start: 3px;
        inline-size: 16px;
        block-size: 16px;
        border-radius: 50%;
        background: var(--surface);
        transition: inset-inline-start 120ms;
      }
      :host([invalid]:not([invalid='false' i])) input {
        --off: var(--crowd-toggle-button-invalid-color, var(--danger));
      }
      input:checked {
        background: var(--accent);
      }
      input:checked::before {
        inset-inline-start: 19px;
      }
      input:disabled {
        opacity: 0.5;
      }
      @media (forced-colors: active) {
        input {
          border: 1px solid ButtonText;
        }
        input::before {
          background: ButtonText;
        }
      }
      .problem {
        margin-inline-start: 48px;
      }
    `,
  ]
  static override properties: PropertyDeclarations = { invalid: flag }
  declare invalid: boolean

  protected override readonly inputRole = 'switch'

  constructor() {
    super()
    this.invalid = false
  }

  protected override get missingMessage(): string {
    return messages().switchMissing
  }
}
