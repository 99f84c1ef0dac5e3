import { css } from 'lit'

export const styles = css`
  @media (width >= 900px) {
    .awsui-app-layout__tools {
      flex-basis: 380px;
    }
  }
  .document {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  .progress {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 12px;
    padding-block-end: 8px;
  }
  .progress span {
    color: var(--ink-soft);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }
  .section {
    margin-block: 20px 8px;
    font-size: 0.875rem;
    font-weight: 600;
    color: var(--ink-soft);
  }
  .help {
    margin: -4px 0 8px;
    font-size: 0.8125rem;
    color: var(--ink-soft);
  }
  .card {
    margin-block-end: 10px;
    padding: 12px 14px;
    border: 1px solid var(--hairline);
    border-inline-start: 4px solid var(--hairline);
    border-radius: var(--radius);
    background: var(--surface);
    scroll-margin: 16px;
  }
  .card.valid {
    border-inline-start-color: var(--good);
  }
  .card.refused {
    border-inline-start-color: var(--danger);
  }
  .card.selected {
    border-color: var(--accent);
    box-shadow: 0 0 0 1px var(--accent);
  }
  .card-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 28px;
    margin-block-end: 8px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
  }
  button.card-head {
    cursor: pointer;
  }
  .card-key {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .card.refused .card-key {
    color: var(--ink-soft);
    text-decoration: line-through;
  }
  .card-number {
    flex: none;
    color: var(--ink-soft);
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
  }
  .line {
    display: grid;
    grid-template-columns: minmax(52px, auto) 1fr;
    align-items: center;
    gap: 10px;
    margin-block-end: 8px;
  }
  .line-label {
    color: var(--ink-soft);
    font-size: 0.8125rem;
  }
  textarea,
  select {
    inline-size: 100%;
    min-block-size: 40px;
    padding: 7px 10px;
    border: 1px solid var(--outline);
    border-radius: 6px;
    background: var(--surface);
    color: inherit;
    font: inherit;
    font-size: 0.9375rem;
    resize: none;
    field-sizing: content;
  }
  textarea:disabled {
    background: var(--surface-raised);
    border-color: var(--hairline);
    color: var(--ink-soft);
  }
  .tick {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 28px;
    margin-block-end: 4px;
    font-size: 0.875rem;
    cursor: pointer;
  }
  .tick input {
    flex: none;
    inline-size: 17px;
    block-size: 17px;
    margin: 0;
    accent-color: var(--accent);
  }
  .tick:has(:disabled) {
    color: var(--ink-soft);
    cursor: default;
  }
  .verdicts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-block-start: 8px;
  }
  .question {
    flex: 1 0 100%;
    color: var(--ink-soft);
    font-size: 0.8125rem;
  }
  .verdict {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 34px;
    padding-inline: 12px;
    border: 1px solid var(--outline);
    border-radius: 17px;
    font-size: 0.875rem;
    font-weight: 600;
    cursor: pointer;
  }
  .verdict:hover {
    background: var(--surface-hover);
  }
  .verdict input {
    position: absolute;
    opacity: 0;
    inline-size: 1px;
    block-size: 1px;
  }
  .verdict:has(:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .verdict.yes:has(:checked) {
    border-color: var(--good);
    background: var(--good);
    color: var(--surface);
  }
  .verdict.no:has(:checked) {
    border-color: var(--danger);
    background: var(--danger);
    color: var(--surface);
  }
  .adding {
    display: flex;
    gap: 8px;
    margin-block-start: 12px;
  }
  .adding select {
    flex: 1;
    min-inline-size: 0;
  }
  .image-view {
    cursor: grab;
  }
  @media (width < 900px) {
    .target {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
    }
    .image-view {
      block-size: 36vh;
    }
  }
`
