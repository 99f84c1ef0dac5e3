import { css } from 'lit'

export const booleanControlStyles = css`
  :host {
    display: block;
    color: var(--ink);
    inline-size: fit-content;
    max-inline-size: 100%;
  }
  label {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    min-block-size: 24px;
    padding-block: 4px;
    cursor: pointer;
  }
  input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 3px 0;
    accent-color: var(--accent);
    cursor: inherit;
  }
  .text {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  label:has(input:disabled) {
    cursor: not-allowed;
    color: var(--ink-soft);
  }
  .problem {
    margin-inline-start: 28px;
    color: var(--danger);
    font-size: 0.875rem;
  }
`
