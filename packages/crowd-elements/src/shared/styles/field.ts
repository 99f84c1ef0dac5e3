import { css } from 'lit'

/** A framed line or box to type into, its label floating up when there is something to read. */
export const fieldStyles = css`
  :host {
    display: block;
    max-inline-size: 40rem;
    margin-block: 0 16px;
    color: var(--ink);
  }
  .field {
    position: relative;
    display: flex;
    min-block-size: 44px;
    border: 1px solid var(--outline);
    border-radius: var(--radius);
    background: var(--surface);
    transition: border-color 120ms;
  }
  .field:hover {
    border-color: var(--ink-soft);
  }
  .field:focus-within {
    border-color: var(--accent);
    box-shadow: 0 0 0 1px var(--accent);
  }
  .field.invalid {
    border-color: var(--danger);
  }
  .field.invalid:focus-within {
    box-shadow: 0 0 0 1px var(--danger);
  }
  .field.disabled {
    background: var(--surface-raised);
    border-color: var(--hairline);
  }
  input,
  textarea {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    padding: 10px 14px;
    border: 0;
    border-radius: inherit;
    background: none;
    color: inherit;
    font: inherit;
    outline: none;
  }
  .field :focus-visible {
    outline: none;
  }
  .labelled input,
  .labelled textarea,
  .labelled .mirror {
    padding-block: 23px 7px;
  }
  ::placeholder {
    color: var(--ink-soft);
    opacity: 1;
  }
  input:disabled,
  textarea:disabled {
    cursor: not-allowed;
    color: var(--ink-soft);
  }
  label {
    position: absolute;
    inset-block-start: 14px;
    inset-inline: 14px;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    color: var(--ink-soft);
    line-height: 1.5;
    pointer-events: none;
    transition: font-size 120ms, inset-block-start 120ms;
  }
  .floating label,
  .field:focus-within label {
    inset-block-start: 4px;
    font-size: 0.75rem;
  }
  .field:focus-within label {
    color: var(--accent);
  }
  .invalid label,
  .field.invalid:focus-within label {
    color: var(--danger);
  }
  .below {
    display: flex;
    justify-content: space-between;
    gap: 16px;
    margin-block-start: 4px;
    padding-inline: 14px;
    font-size: 0.8125rem;
  }
  .problem {
    color: var(--danger);
  }
  .counter {
    margin-inline-start: auto;
    color: var(--ink-soft);
    font-variant-numeric: tabular-nums;
  }
  .required {
    color: var(--danger);
  }
`
