import { css, html, nothing, type TemplateResult } from 'lit'
import { glyphs } from './glyphs.ts'
import { messages } from './messages/messages.ts'

/** What an instruction pane shows and how it is worked. */
export interface InstructionPane {
  heading: string
  isCollapsed: boolean
  toggle: () => void
  /** The short instructions; nothing, when the pane has only its link. */
  content: TemplateResult | typeof nothing
  /** Opens the full instructions; undefined when there are none. */
  openFull: (() => void) | undefined
}

/** The inside of the pane at the start of a widget or form. */
export function renderPane({ heading, isCollapsed, toggle, content, openFull }: InstructionPane): TemplateResult {
  const toggleLabel = isCollapsed ? messages().showInstructions : messages().hideInstructions
  return html`<div class="pane-head">
      <div class="pane-title" role="heading" aria-level="3" ?hidden=${isCollapsed}>${heading}</div>
      <button class="glyph-button pane-toggle" type="button" aria-label=${toggleLabel} aria-expanded=${!isCollapsed}
        title=${toggleLabel} @click=${toggle}>${isCollapsed ? glyphs.expand : glyphs.collapse}</button>
    </div>
    <div class="pane-body" ?hidden=${isCollapsed}>
      <div class="pane-text" ?hidden=${content === nothing}>${content}</div>
      ${openFull ? renderLink(openFull) : nothing}
    </div>`
}

const renderLink = (open: () => void): TemplateResult =>
  html`<button class="link-button moreInstructionsLink" type="button" aria-haspopup="dialog" @click=${open}>
    ${messages().viewFullInstructions}
  </button>`

/** Goes with `tokens` and `quietButtons`. */
export const paneStyles = css`
  .pane-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 10px 12px 6px 20px;
  }
  .pane-head:dir(rtl) .pane-toggle svg {
    transform: scaleX(-1);
  }
  .pane-title {
    font-size: 0.9375rem;
    font-weight: 600;
  }
  .pane-title[hidden],
  .pane-text[hidden],
  .pane-body[hidden] {
    display: none;
  }
  .pane-body {
    padding: 0 20px 20px;
    overflow-wrap: break-word;
  }
  .pane-text {
    margin-block-end: 8px;
    font-size: 0.9375rem;
  }
`
