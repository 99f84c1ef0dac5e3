import { css } from 'lit'

export const imageClassifierStyles = css`
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 20px;
    margin: 0;
    padding: 10px 16px;
    border-block-start: 1px solid var(--hairline);
    list-style: none;
    font-size: 0.875rem;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .comment {
    margin-block-start: 16px;
  }
  .comment-text {
    margin: 4px 0 0;
    color: var(--ink-soft);
    font-size: 0.875rem;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .comment-field {
    display: block;
    inline-size: 100%;
    margin-block-start: 16px;
    padding: 10px 14px;
    border: 1px solid var(--outline);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    font: inherit;
    resize: vertical;
  }
  .comment-end {
    margin-block-start: 16px;
    text-align: end;
  }
`
