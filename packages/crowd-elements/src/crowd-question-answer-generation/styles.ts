import { css } from 'lit'

export const styles = css`
  @media (width >= 900px) {
    .awsui-app-layout__tools {
      flex-basis: 400px;
    }
  }
  .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .card {
    margin-block-end: 14px;
    padding: 12px 14px 14px;
    border: 1px solid var(--hairline);
    border-radius: 10px;
    background: var(--surface);
  }
  .card-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-block-size: 32px;
    font-weight: 600;
  }
  .part {
    display: block;
    margin-block-start: 8px;
  }
  .caption {
    display: block;
    margin-block-end: 4px;
    color: var(--ink-soft);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  textarea,
  .own-tag {
    inline-size: 100%;
    padding: 9px 12px;
    border: 1px solid var(--outline);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    font: inherit;
    resize: vertical;
  }
  ::placeholder {
    color: var(--ink-soft);
    opacity: 1;
  }
  .words {
    margin-block-start: 2px;
    color: var(--ink-soft);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .words.wrong {
    color: var(--danger);
  }
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block-start: 4px;
  }
  .tags .caption {
    flex: 1 0 100%;
  }
  .tag {
    min-block-size: 32px;
    padding: 4px 12px;
    border: 1px solid var(--outline);
    border-radius: 16px;
    background: var(--surface);
    color: var(--ink);
    font: inherit;
    font-size: 0.875rem;
    cursor: pointer;
  }
  .tag[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  .own-tag {
    inline-size: 12ch;
    flex: 1;
    padding-block: 4px;
    border-radius: 16px;
    font-size: 0.875rem;
  }
  .add {
    inline-size: 100%;
    min-block-size: 44px;
    border: 1px dashed var(--outline);
    border-radius: 10px;
    background: none;
    color: var(--accent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .add:hover {
    background: var(--surface-hover);
  }
`
