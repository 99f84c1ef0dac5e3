import { css } from 'lit'

export const previewStyles = css`
  :host {
    display: grid;
    grid-template: auto 1fr / 1fr 24rem;
    grid-template-areas: 'head head' 'page side';
    block-size: 100vh;
  }
  header {
    grid-area: head;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
    padding: 0.6rem 1.25rem;
    background: var(--surface);
    border-block-end: 1px solid var(--line);
  }
  header h1 {
    font-size: 1rem;
    overflow-wrap: anywhere;
  }
  .gap {
    flex: 1;
  }
  button {
    font: inherit;
    font-size: 0.875rem;
    padding: 0.3rem 0.8rem;
    border: 1px solid var(--line);
    border-radius: 0.5rem;
    background: var(--surface);
    color: var(--text);
    cursor: pointer;
  }
  button:hover,
  button[aria-pressed='true'] {
    background: var(--raised);
  }
  button[aria-pressed='true'] {
    border-color: var(--accent);
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  main {
    grid-area: page;
    display: grid;
    justify-content: center;
    justify-items: center;
    grid-template-columns: 100%;
    min-inline-size: 0;
    background: var(--raised);
  }
  iframe {
    block-size: 100%;
    max-inline-size: 100%;
    border: 0;
    background: white;
  }
  .empty {
    align-self: center;
    color: var(--quiet);
  }
  aside {
    grid-area: side;
    overflow: auto;
    padding: 1.25rem;
    background: var(--surface);
    border-inline-start: 1px solid var(--line);
  }
  section + section {
    margin-block-start: 2rem;
  }
  h2 {
    margin: 0 0 0.75rem;
    font-size: 1rem;
  }
  .count {
    padding: 0 0.5rem;
    border-radius: 1rem;
    background: var(--raised);
    font-size: 0.8125rem;
  }
  ul {
    display: grid;
    gap: 0.5rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    gap: 0.1rem;
    padding: 0.6rem 0.8rem;
    border: 1px solid var(--notice-line);
    border-radius: 0.5rem;
    background: var(--notice);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  li.error,
  .gone {
    border-color: var(--alert-line);
    background: var(--alert);
  }
  .level {
    font-weight: 650;
  }
  li.error .level {
    color: var(--danger);
  }
  .place {
    display: block;
    color: var(--quiet);
  }
  .gone {
    margin-block-end: 1.25rem;
    padding: 0.6rem 0.8rem;
    border: 1px solid var(--alert-line);
    border-radius: 0.5rem;
  }
  pre {
    margin: 0 0 0.75rem;
    max-block-size: 50vh;
    overflow: auto;
    padding: 0.8rem;
    border-radius: 0.5rem;
    background: var(--raised);
    font: 0.8125rem / 1.5 ui-monospace, 'SF Mono', 'Noto Sans Mono', monospace;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .row {
    display: flex;
    gap: 0.5rem;
  }
  .quiet {
    color: var(--quiet);
    font-size: 0.875rem;
  }
  @media (width < 60rem) {
    :host {
      grid-template: auto minmax(60vh, 1fr) auto / 100%;
      grid-template-areas: 'head' 'page' 'side';
      block-size: auto;
      min-block-size: 100vh;
    }
    aside {
      border-inline-start: 0;
      border-block-start: 1px solid var(--line);
    }
  }
`
