import type { FullInstructions } from '../full-instructions/element.ts'
import { childNodesOf } from '../shared/clobber-safe.ts'
import { widgetAround } from '../shared/form-members.ts'
import { FramedWidget } from '../shared/frame/framed-widget.ts'
import type { ShortInstructions } from '../short-instructions/element.ts'
import { injectedButton } from './inner-form.ts'

/** How the form is laid out around what the author put into it. */
export interface Arrangement {
  /** The form holds one full-size widget and nothing else to see: no sheet is drawn around it. */
  isWidgetOnly: boolean
  /** The region that is the instruction pane. */
  pane: ShortInstructions | FullInstructions | undefined
}

/**
 * Looks at the children of the inner form and gives those that lie directly below it their place: instructions become
 * a pane and a dialog, the injected button docks into the frame of a widget that ends the form.
 * Source: specification 2.2, 2.10.
 */
export function arrange(host: HTMLElement, form: HTMLFormElement): Arrangement {
  const pane = arrangeInstructions(host)
  const seen = childNodesOf(form).filter(isSeen)
  const button = injectedButton(host)
  const [last] = seen.filter(node => node !== button).slice(-1)
  const widget = last && framedBy(last)
  button?.toggleAttribute('data-docked', widget !== undefined)
  if (widget) widget.hasDockedButton = button !== null
  const isWidgetOnly = widget !== undefined && seen.every(node => node === button || framedBy(node))
  return { isWidgetOnly, pane }
}

/** The widget whose frame this is: itself, or the one that stands alone around its own form. */
function framedBy(node: Node): FramedWidget | undefined {
  if (node instanceof FramedWidget) return node
  const around = node instanceof Element && node.id === 'react-mount-point' ? widgetAround(node) : undefined
  return around instanceof FramedWidget ? around : undefined
}

const UNSEEN =
  'script, style, template, link, meta, title, input[type="hidden"], [hidden], short-instructions, full-instructions'

const isSeen = (node: Node): boolean =>
  node instanceof Element ? !node.matches(UNSEEN) : node instanceof Text && node.data.trim() !== ''

function arrangeInstructions(host: HTMLElement): ShortInstructions | FullInstructions | undefined {
  const [short, ...more] = host.querySelectorAll<ShortInstructions>(':scope > form > short-instructions')
  const [full] = host.querySelectorAll<FullInstructions>(':scope > form > full-instructions')
  // One pane: what several regions say stands one below the other (our choice, no evidence).
  if (short && more.length > 0) short.append(...more)
  if (full) full.presentation = short ? 'dialog' : 'pane'
  if (short) {
    short.isPane = true
    short.fullInstructions = full ?? null
  }
  return short ?? full
}
