import { css } from 'lit'

export const styles = css`
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-inline-size: 0;
  }
  legend {
    padding: 0 0 10px;
    font-size: 0.875rem;
    font-weight: 600;
    color: var(--ink-soft);
  }
  .category {
    display: flex;
    align-items: center;
    gap: 12px;
    margin-block-end: 8px;
    padding: 10px 12px;
    border: 1px solid var(--hairline);
    border-radius: var(--radius);
    background: var(--surface);
    cursor: pointer;
    transition:
      background 120ms,
      border-color 120ms;
  }
  .category:hover {
    background: var(--surface-hover);
  }
  .category.chosen {
    border-color: var(--accent);
    background: var(--accent-tint);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  .category:has(:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .category input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--accent);
    outline: none;
  }
  .category .text {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .category.disabled {
    background: var(--surface-raised);
    color: var(--ink-soft);
    cursor: not-allowed;
  }
  .category.disabled kbd {
    visibility: hidden;
  }
  .exclusion {
    margin-block-start: 16px;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--hairline);
  }
  .exclusion .category {
    margin-block-end: 0;
  }
  .empty {
    margin: 0;
    color: var(--ink-soft);
    font-size: 0.875rem;
  }
`
