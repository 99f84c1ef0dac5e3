import { css } from 'lit'

export const taskPageStyles = css`
  :host {
    background: var(--page);
    display: flex;
    flex-direction: column;
    inset: 0;
    position: fixed;
  }
  header {
    align-items: center;
    background: var(--surface);
    border-block-end: 1px solid var(--line);
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem 1rem;
    padding: 0.375rem 1rem;
  }
  .what {
    align-items: baseline;
    display: flex;
    flex: 1 1 16rem;
    gap: 1rem;
    min-inline-size: 0;
  }
  h1,
  .title {
    font-size: 1rem;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .title {
    line-height: 1.25;
  }
  .center h1 {
    font-size: 1.25rem;
    overflow: visible;
    white-space: normal;
  }
  .what handloop-time-left {
    margin-inline-start: auto;
  }
  .actions {
    display: flex;
    gap: 0.375rem;
  }
  .actions button {
    font-size: 0.875rem;
    min-block-size: 2.125rem;
    padding: 0.25rem 0.75rem;
  }
  main:not(.center) {
    display: flex;
    flex: 1;
    min-block-size: 0;
  }
  iframe {
    background: #fff;
    border: 0;
    color-scheme: light;
    flex: 1;
    inline-size: 100%;
  }
  iframe:focus-visible {
    outline-offset: -3px;
  }
  @media (max-width: 40rem) {
    header {
      padding-inline: 0.75rem;
    }
    .actions {
      flex: 1 1 100%;
    }
    .actions button {
      flex: 1 1 0;
      font-size: 0.8125rem;
      line-height: 1.2;
      padding-inline: 0.375rem;
      text-wrap: balance;
      white-space: normal;
    }
  }
`
