import { css } from 'lit'

export const styles = css`
  .caption {
    margin-block-end: 4px;
    color: var(--ink-soft);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .responses {
    display: grid;
    gap: 12px;
    margin: 24px 0 0;
    padding: 0;
    list-style: none;
  }
  .responses li {
    padding: 14px 18px;
    border: 1px solid var(--hairline);
    border-radius: 10px;
    background: var(--surface-raised);
  }
  .dimension {
    margin: 0 0 24px;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .hint {
    margin: 2px 0 10px;
    color: var(--ink-soft);
    font-size: 0.8125rem;
  }
  .ranks {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 6px 12px;
    padding-block: 6px;
    border-block-start: 1px solid var(--hairline);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .rank {
    position: relative;
    display: grid;
    place-items: center;
    min-inline-size: 36px;
    block-size: 36px;
    padding-inline: 6px;
    border: 1px solid var(--outline);
    border-radius: 18px;
    font-variant-numeric: tabular-nums;
    cursor: pointer;
  }
  .rank:hover {
    background: var(--surface-hover);
  }
  .rank:has(:checked) {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  .rank:has(:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .rank input {
    position: absolute;
    opacity: 0;
    inline-size: 1px;
    block-size: 1px;
  }
`
