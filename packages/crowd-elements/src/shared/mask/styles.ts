import { css } from 'lit'

export const maskStyles = css`
  .sliders {
    display: grid;
    gap: 12px;
    padding: 12px;
    border-block-start: 1px solid var(--hairline);
    font-size: 0.875rem;
  }
  .sliders label {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 4px;
  }
  .sliders .amount {
    direction: ltr;
    unicode-bidi: isolate;
    color: var(--ink-soft);
    font-variant-numeric: tabular-nums;
  }
  .sliders input {
    grid-column: 1 / -1;
    inline-size: 100%;
    block-size: 24px;
    margin: 0;
    accent-color: var(--accent);
  }
  .earlier {
    display: grid;
    gap: 10px;
    justify-items: start;
    margin-block-end: 12px;
    padding: 10px 14px;
    border: 1px solid var(--hairline);
    border-radius: var(--radius);
    font-size: 0.875rem;
  }
  .earlier[role='alert'] {
    border-color: var(--danger);
    color: var(--danger);
  }
  .instances {
    display: grid;
    gap: 2px;
    margin: -2px 0 10px;
    padding-inline-start: 20px;
  }
  .instance,
  .add-instance {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 32px;
    padding: 4px 10px;
    border: 0;
    border-radius: 6px;
    background: none;
    color: var(--ink);
    font: inherit;
    font-size: 0.875rem;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .add-instance {
    color: var(--accent);
  }
  .instance:hover,
  .add-instance:hover {
    background: var(--surface-hover);
  }
  .instance[aria-pressed='true'] {
    background: var(--accent-tint);
    box-shadow: inset 0 0 0 1px var(--accent);
    font-weight: 600;
  }
  @media (width < 900px) {
    .label-pane-content:has(.instances) {
      display: block;
    }
    .label-pane-content:has(.instances) .label-button {
      margin-block-end: 6px;
    }
  }
`
