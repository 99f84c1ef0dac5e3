import { closest } from '../shared/clobber-safe.ts'
import { isNativeControl, isPushButton } from '../shared/native-controls.ts'

/** What native submission is turned into. */
export interface SubmittableForm extends HTMLElement {
  submitFrom(submitter: HTMLElement | null): void
}

const ours = new WeakSet<Event>()

/** The one submit event of a run, which the routing below lets through. */
export function submitEvent(submitter: HTMLElement | null): SubmitEvent {
  // An event with a submitter in a shadow tree stays in there; the document would not hear it.
  const shown = submitter?.getRootNode() instanceof ShadowRoot ? null : submitter
  const event = new SubmitEvent('submit', { bubbles: true, composed: true, cancelable: true, submitter: shown })
  ours.add(event)
  return event
}

const crowdFormOf = (element: unknown): SubmittableForm | null =>
  element instanceof Element ? closest<SubmittableForm>(element, 'crowd-form') : null

/**
 * Turns every native way to submit a form inside a crowd-form into the crowd-form's own sequence, so that the frame
 * never navigates and nobody sees two submit events. Listens at the window: before everyone for the browser's events,
 * after everyone for clicks, which authors may cancel.
 * Source: specification 2.1, 2.2, 2.3.
 */
export function routeNativeSubmission(): void {
  window.addEventListener('submit', replaceNativeSubmit, true)
  window.addEventListener('click', submitByNativeButton)
  window.addEventListener('keydown', keepEnterFromSubmitting)
  const navigate = HTMLFormElement.prototype.submit
  HTMLFormElement.prototype.submit = function submit() {
    const crowdForm = crowdFormOf(this)
    if (crowdForm) crowdForm.submitFrom(null)
    else navigate.call(this)
  }
}

/** The browser's own submit events stay inside a shadow tree; a form there is served by a listener at its root. */
export function routeSubmissionIn(root: Node): void {
  if (root instanceof ShadowRoot)
    root.addEventListener('submit', event => replaceNativeSubmit(event as SubmitEvent), true)
}

function replaceNativeSubmit(event: SubmitEvent): void {
  const crowdForm = crowdFormOf(event.target)
  // A submit event made by script submits nothing natively either; its listeners may have it.
  if (!crowdForm || ours.has(event) || !event.isTrusted) return
  event.preventDefault()
  event.stopImmediatePropagation()
  crowdForm.submitFrom(event.submitter)
}

/** Before the browser validates: its own validation stops without a word at a required control that is hidden. */
function submitByNativeButton(event: MouseEvent): void {
  const [target] = event.composedPath()
  const button =
    target instanceof Element ? target.closest<HTMLButtonElement | HTMLInputElement>('button, input') : null
  const crowdForm = crowdFormOf(button)
  if (!button || !crowdForm || event.defaultPrevented || !isSubmitButton(button)) return
  event.preventDefault()
  crowdForm.submitFrom(button)
}

const isSubmitButton = (button: HTMLButtonElement | HTMLInputElement): boolean =>
  (button.type === 'submit' || button.type === 'image') && !button.matches(':disabled')

function keepEnterFromSubmitting(event: KeyboardEvent): void {
  const [target] = event.composedPath()
  if (event.key !== 'Enter' || event.isComposing || !(target instanceof HTMLInputElement)) return
  const opensPicker = target.type === 'file' || target.type === 'color'
  if (isNativeControl(target) && !isPushButton(target) && !opensPicker && crowdFormOf(target)) event.preventDefault()
}
