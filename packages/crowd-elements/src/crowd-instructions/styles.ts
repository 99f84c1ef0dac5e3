import { css } from 'lit'

export const styles = css`
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
  [role='tablist'] {
    display: flex;
    gap: 4px;
    margin-block-end: 16px;
    border-block-end: 1px solid var(--hairline);
  }
  [role='tab'] {
    padding: 8px 14px;
    border: 0;
    border-block-end: 3px solid transparent;
    border-radius: 6px 6px 0 0;
    background: none;
    color: var(--ink-soft);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  [role='tab']:hover {
    background: var(--surface-hover);
  }
  [role='tab'][aria-selected='true'] {
    border-block-end-color: var(--accent);
    color: var(--ink);
  }
  [role='tab'][hidden],
  [role='tabpanel'][hidden],
  .example[hidden] {
    display: none;
  }
  .example {
    margin-block-end: 16px;
    padding: 14px 18px;
    border: 1px solid var(--hairline);
    border-inline-start: 4px solid var(--good);
    border-radius: var(--radius);
  }
  .example.bad {
    border-inline-start-color: var(--danger);
  }
  .example-title {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block-end: 6px;
    color: var(--good);
    font-weight: 600;
  }
  .bad .example-title {
    color: var(--danger);
  }
`
