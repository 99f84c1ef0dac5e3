import { html, nothing, type TemplateResult } from 'lit'
import { imageMessages } from '../messages/image/messages.ts'
import { roveFocus } from './roving.ts'

/** A button of the tool bar. Scripts look some of them up by their id. */
export interface ToolButton {
  id: string
  /** What it is called; also its tool tip. */
  name: string
  glyph: TemplateResult<2>
  run: () => void
  /** For buttons that stay pressed. */
  isPressed?: boolean
  isDisabled?: boolean
  /** The key that does the same, for the tool tip. */
  keys?: string
}

/**
 * The row of tools over an image: one stop of the Tab key, arrows move inside. What cannot be used now stays focusable,
 * so that undoing the last step does not throw the focus away.
 *
 * @param groups buttons that belong together
 * @param after shown at the end
 */
export function renderToolbar(
  groups: ToolButton[][],
  after: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="headerButtonsContainer" part="toolbar" role="toolbar" aria-label=${imageMessages().tools}
    @keydown=${rove} @focusin=${becomeTabStop}>
    ${groups.map((buttons, group) => html`<div class="tool-group" role="presentation">${buttons.map((button, index) => renderButton(button, group + index === 0))}</div>`)}
    ${after}
  </div>`
}

function renderButton({ id, name, glyph, run, isPressed, isDisabled = false, keys }: ToolButton, isFirst: boolean) {
  return html`<button type="button" id=${id} class="tool" tabindex=${isFirst ? 0 : -1} aria-label=${name}
    aria-pressed=${isPressed ?? nothing} aria-disabled=${isDisabled ? 'true' : nothing}
    title=${keys ? `${name} (${keys})` : name} @click=${() => !isDisabled && run()}>${glyph}</button>`
}

const toolsIn = (bar: EventTarget | null): HTMLElement[] => [
  ...(bar as HTMLElement).querySelectorAll<HTMLElement>('.tool'),
]

const rove = (event: KeyboardEvent): void => void roveFocus(event, toolsIn(event.currentTarget))

function becomeTabStop(event: FocusEvent): void {
  for (const tool of toolsIn(event.currentTarget)) tool.tabIndex = tool === event.target ? 0 : -1
}
