import { css } from 'lit'

export const styles = css`
  :host {
    display: inline-block;
    vertical-align: middle;
    line-height: 1.5;
  }
  :host([data-testid='crowd-submit']) {
    display: block;
    inline-size: fit-content;
    margin-block-start: 24px;
  }
  /* Over the end of the bottom line of the widget before it, which is 64 px high; the button is 42 px, sum nought. */
  :host([data-docked]) {
    position: relative;
    z-index: 1;
    margin-block: -54px 12px;
    margin-inline: auto 20px;
  }
  form {
    display: contents;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 40px;
    inline-size: 100%;
    padding: 8px 20px;
    border: 1px solid var(--outline);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
    font-weight: 600;
    text-decoration: none;
    cursor: pointer;
    transition:
      background 120ms,
      border-color 120ms;
  }
  .button:hover {
    background: var(--surface-hover);
  }
  .button:active {
    transform: translateY(1px);
  }
  .primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }
  .primary:hover {
    background: var(--accent-strong);
    border-color: var(--accent-strong);
  }
  .link {
    min-block-size: 24px;
    padding: 2px 4px;
    border-color: transparent;
    background: none;
    color: var(--accent);
    font-weight: 500;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .link:hover {
    background: none;
    color: var(--accent-strong);
  }
  .icon-only {
    padding: 8px;
    min-inline-size: 40px;
  }
  /* Text takes no room, also where an unclosed sign swallowed it; signs have a size of their own. */
  .sign-only {
    display: inline-flex;
    font-size: 0;
  }
  .icon {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
  }
  ::slotted(iron-icon) {
    --iron-icon-width: 20px;
    --iron-icon-height: 20px;
  }
  .at-end {
    flex-direction: row-reverse;
  }
  .button[aria-disabled='true'] {
    cursor: not-allowed;
    color: var(--ink-soft);
    background: var(--surface-raised);
    border-color: var(--hairline);
    transform: none;
  }
  .button.loading {
    cursor: progress;
  }
  .spinner {
    inline-size: 16px;
    block-size: 16px;
    border: 2px solid currentColor;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
`
