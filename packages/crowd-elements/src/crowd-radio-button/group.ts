const BUTTON = 'crowd-radio-button'
const GROUP = 'crowd-radio-group'

/** A radio button as its group sees it. */
export interface RadioButton extends HTMLElement {
  readonly name: string
  checked: boolean
  readonly disabled: boolean
  /** A fieldset around it is disabled. */
  readonly isFieldsetDisabled: boolean
  isTabStop: boolean
}

/**
 * The buttons of which only one may be on, in tree order, the given one among them: those of its group whatever their
 * names; outside a group those with its name in the same form, like native radios (our choice, no evidence).
 */
export function groupOf(button: RadioButton): RadioButton[] {
  const group = button.closest(GROUP)
  if (group) return buttonsIn(group).filter(other => other.closest(GROUP) === group)
  if (!button.name) return [button]
  const scope = button.closest('crowd-form') ?? (button.getRootNode() as Document | ShadowRoot | Element)
  return buttonsIn(scope).filter(other => !other.closest(GROUP) && other.name === button.name)
}

const buttonsIn = (scope: ParentNode): RadioButton[] => [...scope.querySelectorAll<RadioButton>(BUTTON)]

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }

/** The next button an arrow key leads to, going round and past disabled ones. */
export function neighbour(button: RadioButton, key: string): RadioButton | undefined {
  const step = STEPS[key]
  if (step === undefined) return undefined
  const isMirrored = key.startsWith('ArrowL') || key.startsWith('ArrowR') ? button.matches(':dir(rtl)') : false
  const usable = groupOf(button).filter(other => other === button || !(other.disabled || other.isFieldsetDisabled))
  const next = usable.indexOf(button) + (isMirrored ? -step : step)
  return usable.at(next % usable.length)
}

/** The one button of a group that the Tab key stops at: the chosen one, else the first that can be used. */
export function tabStopOf(group: RadioButton[]): RadioButton | undefined {
  const usable = group.filter(button => !(button.disabled || button.isFieldsetDisabled))
  return usable.find(button => button.checked) ?? usable[0]
}
