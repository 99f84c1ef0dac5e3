import { css } from 'lit'

/** Goes with the styles of image tools. */
export const shapeListStyles = css`
  .shape-pane {
    margin-block-start: 12px;
  }
  .shape-list {
    position: relative;
    overflow: auto;
    border: 1px solid var(--hairline);
    border-radius: var(--radius);
  }
  .shape-rows {
    position: relative;
  }
  .shape-row {
    position: absolute;
    inset-inline: 0;
    display: flex;
    align-items: center;
    gap: 8px;
    block-size: 34px;
    padding-inline: 10px;
    font-size: 0.8125rem;
    cursor: pointer;
  }
  .shape-row:hover {
    background: var(--surface-hover);
  }
  .shape-row.selected {
    background: var(--accent-tint);
    box-shadow: inset 3px 0 0 var(--accent);
  }
  .shape-row .swatch {
    inline-size: 10px;
    block-size: 10px;
    border-radius: 3px;
  }
  .shape-label {
    flex: none;
    max-inline-size: 45%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 600;
  }
  .shape-place {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--ink-soft);
    font-variant-numeric: tabular-nums;
  }
`
