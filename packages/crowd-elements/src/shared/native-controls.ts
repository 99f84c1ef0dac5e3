import type { Contribution, Json } from './answer-element.ts'

export type NativeControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

export const isNativeControl = (element: Element): element is NativeControl =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement

const PRESSED_ONLY = new Set(['submit', 'button', 'image', 'reset'])

/** Input types with which nobody types or chooses anything. */
export const isPushButton = (control: NativeControl): boolean => PRESSED_ONLY.has(control.type)

const isCheckable = (control: NativeControl): control is HTMLInputElement =>
  control.type === 'checkbox' || control.type === 'radio'

/**
 * What a native control adds to the answer.
 * @returns undefined for push buttons, controls without a name and disabled ones (also by their fieldset)
 * Source: specification 2.4.
 */
export function nativeContribution(control: NativeControl): Contribution | undefined {
  const { name } = control
  if (!name || isPushButton(control) || control.matches(':disabled')) return undefined
  if (isCheckable(control)) return { kind: 'flag', name, value: control.value, isOn: control.checked }
  if (control instanceof HTMLSelectElement && control.multiple) return listContribution(name, chosenValues(control))
  if (control instanceof HTMLInputElement && control.type === 'file') return fileContribution(control)
  return { kind: 'scalar', name, value: control.value }
}

// Our choice, no evidence: file names only, one as text and several as a list; the content is never sent.
function fileContribution(control: HTMLInputElement): Contribution | undefined {
  const fileNames = [...(control.files ?? [])].map(file => file.name)
  if (control.multiple) return listContribution(control.name, fileNames)
  return { kind: 'scalar', name: control.name, value: fileNames[0] ?? '' }
}

const listContribution = (name: string, value: string[]): Contribution | undefined =>
  value.length > 0 ? { kind: 'object', name, value } : undefined

const chosenValues = (select: HTMLSelectElement): string[] => [...select.selectedOptions].map(option => option.value)

/** @returns undefined for controls without a state of their own; files cannot be put back by script */
export function readNativeDraft(control: NativeControl): Json | undefined {
  if (isPushButton(control) || control.type === 'file') return undefined
  if (isCheckable(control)) return control.checked
  if (control instanceof HTMLSelectElement && control.multiple) return chosenValues(control)
  return control.value
}

/** Takes up a state written by `readNativeDraft`; anything else is left alone. */
export function writeNativeDraft(control: NativeControl, draft: Json): void {
  if (isPushButton(control) || control.type === 'file') return
  if (isCheckable(control)) {
    if (typeof draft === 'boolean') control.checked = draft
  } else if (control instanceof HTMLSelectElement && control.multiple) {
    if (Array.isArray(draft)) for (const option of control.options) option.selected = draft.includes(option.value)
  } else if (typeof draft === 'string') control.value = draft
}

/** What the worker calls this control: its label, else its name. */
export function nameForPeople(control: Element): string {
  const labels = 'labels' in control ? [...((control.labels as NodeListOf<HTMLLabelElement> | null) ?? [])] : []
  const shown = labels.map(label => label.textContent.trim()).find(Boolean)
  return (
    shown || control.getAttribute('aria-label') || control.getAttribute('label') || control.getAttribute('name') || ''
  )
}

/**
 * The name for the native field inside a control of ours: a `<label>` of the page, an `aria-label`, or what else there is.
 * @param others in order of preference
 */
export function nameForField(internals: ElementInternals, ...others: (string | null | undefined)[]): string {
  const labels = Array.from(internals.labels, label => label.textContent?.trim())
  return [others[0], ...labels, ...others.slice(1)].find(Boolean) ?? ''
}
