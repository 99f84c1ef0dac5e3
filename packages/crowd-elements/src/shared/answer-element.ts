import type { PropertyDeclarations } from 'lit'
import { text } from './attributes.ts'
import { CrowdElement } from './crowd-element.ts'

/** Anything JSON can hold. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/**
 * What one control adds to the answer under its name.
 * - `scalar`: text or a number; an empty text adds nothing
 * - `flag`: one box or button of a group, merged with the others of the same name into `{value: isOn, …}`
 * - `object`: everything else, taken as it is
 */
export type Contribution =
  | { kind: 'scalar'; name: string; value: string | number }
  | { kind: 'flag'; name: string; value: string; isOn: boolean }
  | { kind: 'object'; name: string; value: unknown }

/**
 * The form protocol: what crowd-form, drafts and reset need from an element that gives an answer.
 * Source: specification 2.3 to 2.5 and 3.0.5.
 */
export abstract class AnswerElement extends CrowdElement {
  /** Makes `<label for>`, `fieldset disabled` and the native `form.reset()` reach the element. */
  static readonly formAssociated = true

  static override properties: PropertyDeclarations = { name: text }
  /** The answer key. Without one the element gives no answer. */
  declare name: string

  protected readonly internals = this.attachInternals()

  constructor() {
    super()
    this.name = ''
  }

  /** Controls are checked before the submit event, widgets after it, so that a template's own message wins. */
  get checkedAt(): 'controls' | 'widgets' {
    return 'controls'
  }

  /** What earlier work is kept under; a fixed key for elements that have no name of their own. */
  get draftName(): string {
    return this.getAttribute('name') ?? ''
  }

  /** The form in its shadow tree, of a widget that stands alone. */
  get ownForm(): Element | null {
    return null
  }

  /** @returns undefined when there is nothing to say, for example while empty */
  abstract contribution(): Contribution | undefined

  /** Whether the answer may be sent as it stands. A false answer has been explained to the worker. */
  abstract validate(): boolean

  /** Work so far, enough to continue elsewhere. */
  abstract readDraft(): Json

  /** Takes up earlier work; fires nothing. Anything that does not fit is left alone. */
  abstract writeDraft(draft: Json): void

  /** Back to what the markup says. */
  abstract formResetCallback(): void
}
