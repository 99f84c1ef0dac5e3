import { css } from 'lit'

export const styles = css`
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
