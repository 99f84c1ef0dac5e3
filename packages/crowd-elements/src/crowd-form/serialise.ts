import { AnswerElement, type Contribution } from '../shared/answer-element.ts'
import { closest } from '../shared/clobber-safe.ts'
import { membersOf } from '../shared/form-members.ts'
import { isNativeControl, nativeContribution } from '../shared/native-controls.ts'
import { type Answer, toAnswer } from './answer.ts'

/**
 * The answer below `root` as it stands: light DOM only, in tree order, whatever lies between.
 * Source: specification 2.4.
 */
export function serialise(root: Element): Answer {
  const said = membersOf(root).map(contributionOf)
  return toAnswer(said.filter(contribution => contribution !== undefined))
}

function contributionOf(element: Element): Contribution | undefined {
  if (isNativeControl(element)) return nativeContribution(element)
  if (element instanceof AnswerElement) return crowdContribution(element)
  if (element.localName === 'object-value-input') return objectValueContribution(element)
  if (isFormAssociated(element)) return formValueContribution(element)
  return undefined
}

function crowdContribution(element: AnswerElement): Contribution | undefined {
  const contribution = element.contribution()
  if (contribution && !contribution.name) {
    console.warn(`${element.localName} has no name, so its answer is not sent.`, element)
    return undefined
  }
  return contribution
}

function objectValueContribution(element: Element & { value?: unknown }): Contribution | undefined {
  const name = element.getAttribute('name')
  return name && element.value !== undefined ? { kind: 'object', name, value: element.value } : undefined
}

const isFormAssociated = (element: Element): boolean =>
  element.localName.includes('-') && (element.constructor as { formAssociated?: unknown }).formAssociated === true

/** An author's own form control: what the browser would send for it, when that is text. */
function formValueContribution(element: Element): Contribution | undefined {
  const name = element.getAttribute('name')
  const form = closest<HTMLFormElement>(element, 'form')
  if (!name || !form || element.matches(':disabled')) return undefined
  const value = new FormData(form).get(name)
  return typeof value === 'string' ? { kind: 'scalar', name, value } : undefined
}
