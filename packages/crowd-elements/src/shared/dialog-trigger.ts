import { css, html, type TemplateResult } from 'lit'

/**
 * What opens a dialog, as the author wants it to look.
 * @param linkType `button`, or anything else for a link
 */
export const renderDialogTrigger = (text: string, linkType: string, open: () => void): TemplateResult =>
  html`<button
    class=${linkType.trim().toLowerCase() === 'button' ? 'trigger' : 'link-button'}
    part="trigger"
    type="button"
    aria-haspopup="dialog"
    @click=${open}
  >${text}</button>`

/** Goes with `tokens` and `quietButtons`. */
export const dialogTriggerStyles = css`
  :host {
    display: inline-block;
    vertical-align: middle;
  }
  .trigger {
    min-block-size: 40px;
    padding: 8px 20px;
    border: 1px solid var(--outline);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .trigger:hover {
    background: var(--surface-hover);
  }
`
