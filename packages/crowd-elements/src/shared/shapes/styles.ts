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
    display: grid;
    grid-template-columns: 10px 1fr;
    align-content: center;
    align-items: center;
    gap: 0 10px;
    block-size: 46px;
    padding-inline: 12px;
    font-size: 0.8125rem;
    line-height: 1.35;
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
  .shape-label,
  .shape-place {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .shape-label {
    font-weight: 600;
  }
  .shape-place {
    grid-column: 2;
    color: var(--ink-soft);
    font-variant-numeric: tabular-nums;
  }
`
