import { AnswerElement } from '../shared/answer-element.ts'
import { membersOf } from '../shared/form-members.ts'
import { messages } from '../shared/messages/messages.ts'
import { isNativeControl, type NativeControl, nameForPeople } from '../shared/native-controls.ts'
import { bringIntoView } from '../shared/reveal.ts'

type Check = Element & { validate?: () => unknown }

/**
 * The first control below `root`, in tree order, that may not be sent. Every crowd control is asked, so that a worker
 * sees all their messages at once; the browser shows its own bubble at one native control only.
 * Source: specification 2.3 step 2, 2.8.
 */
export function firstInvalidControl(root: Element, skipsNative: boolean): Element | undefined {
  return membersOf(root).filter(element => isRefused(element, skipsNative))[0]
}

function isRefused(element: Check, skipsNative: boolean): boolean {
  if (isNativeControl(element)) return !skipsNative && element.willValidate && !element.validity.valid
  if (element instanceof AnswerElement) return element.checkedAt === 'controls' && !element.validate()
  return element.localName === 'object-value-input' && element.validate?.() === false
}

/** The first unfinished widget below `root`. Asked after the submit event. Source: specification 2.3 step 5. */
export function firstIncompleteWidget(root: Element): AnswerElement | undefined {
  const widgets = membersOf(root).filter(element => element instanceof AnswerElement)
  return widgets.find(widget => widget.checkedAt === 'widgets' && !widget.validate())
}

/**
 * Leads the worker to a control that stopped the form: opens what hides it, scrolls there, focuses it.
 * @returns what to say at the form itself, when the control cannot speak for itself
 */
export function leadTo(control: Element): string | undefined {
  bringIntoView(control)
  if (!isVisible(control)) return messages().hiddenControlInvalid(nameForPeople(control))
  if (isNativeControl(control)) explainNatively(control)
  else if (control instanceof HTMLElement) control.focus()
  return control.localName === 'object-value-input' ? messages().ownCheckFailed(nameForPeople(control)) : undefined
}

const explainNatively = (control: NativeControl): unknown => control.reportValidity()

const isVisible = (element: Element): boolean =>
  element.getClientRects().length > 0 && element.checkVisibility({ visibilityProperty: true })
