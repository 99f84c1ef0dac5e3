import { css } from 'lit'

export const styles = css`
  .group + .group {
    margin-block-start: 16px;
  }
  .group-name {
    padding-block-end: 6px;
    font-size: 0.8125rem;
    font-weight: 600;
    color: var(--ink-soft);
  }
  .exclusion-button {
    inline-size: 100%;
    min-block-size: 44px;
    margin-block-start: 16px;
    padding: 8px 16px;
    border: 1px solid var(--outline);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .exclusion-button:hover {
    background: var(--surface-hover);
  }
  .exclusion-button.chosen {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
`
