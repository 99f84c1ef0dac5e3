import { AnswerElement } from './answer-element.ts'

/** The widget that a form serves from inside its shadow tree, when the widget stands alone. */
export function widgetAround(form: Element): AnswerElement | undefined {
  const root = form.getRootNode()
  return root instanceof ShadowRoot && root.host instanceof AnswerElement ? root.host : undefined
}

/** A widget draws its own buttons and fields here, also inside its own form; none of them is part of the answer. */
const CHROME = '#react-mount-point'

/**
 * Everything that may add to the answer of a form: what is below it, and before that the widget it serves with
 * whatever the author put into the widget. Light DOM only. Source: specification 2.4, 3.9.
 */
export function membersOf(form: Element): Element[] {
  const below = [...form.querySelectorAll('*')]
  const widget = widgetAround(form)
  if (!widget) return below
  return [widget, ...widget.querySelectorAll('*'), ...below.filter(element => !element.closest(CHROME))]
}

/** Every element of a page that may have a state, those in a widget's own form included. */
export function elementsOf(page: Document): Element[] {
  return [...page.querySelectorAll('*')].flatMap(element => {
    const form = element instanceof AnswerElement ? element.ownForm : null
    return form ? [element, ...[...form.querySelectorAll('*')].filter(inner => !inner.closest(CHROME))] : [element]
  })
}
