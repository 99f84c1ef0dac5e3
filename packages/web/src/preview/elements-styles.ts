import { css } from 'lit'

export const elementsStyles = css`
  :host {
    display: grid;
    grid-template-columns: 20rem minmax(0, 1fr);
    block-size: 100vh;
  }
  nav {
    overflow: auto;
    padding: 1.25rem;
    background: var(--surface);
    border-inline-end: 1px solid var(--line);
  }
  h1 {
    margin-block-end: 0.75rem;
    font-size: 1.125rem;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  a {
    display: block;
    padding: 0.25rem 0.6rem;
    border-radius: 0.4rem;
    color: var(--text);
    text-decoration: none;
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  a:hover {
    background: var(--raised);
  }
  a[aria-current] {
    background: var(--raised);
    color: var(--accent);
    font-weight: 650;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  main {
    overflow: auto;
    padding: 1.5rem 2rem 4rem;
  }
  main > * {
    max-inline-size: 72rem;
  }
  h2 {
    margin: 0 0 0.25rem;
    font-size: 1.5rem;
    letter-spacing: -0.01em;
  }
  h3 {
    margin: 2rem 0 0.5rem;
    font-size: 1rem;
  }
  section {
    margin-block-start: 1.25rem;
  }
  iframe {
    inline-size: 100%;
    block-size: 38rem;
    border: 1px solid var(--line);
    border-radius: 0.75rem;
    background: white;
  }
  pre {
    overflow: auto;
    max-block-size: 24rem;
    margin: 0.75rem 0 0;
    padding: 0.9rem 1.1rem;
    border: 1px solid var(--line);
    border-radius: 0.6rem;
    background: var(--surface);
    font: 0.8125rem / 1.55 ui-monospace, 'SF Mono', 'Noto Sans Mono', monospace;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  code {
    font: 0.875em ui-monospace, 'SF Mono', 'Noto Sans Mono', monospace;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.9375rem;
  }
  th,
  td {
    padding: 0.5rem 0.75rem 0.5rem 0;
    border-block-end: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
  }
  th {
    inline-size: 14rem;
    font-weight: 500;
  }
  @media (width < 50rem) {
    :host {
      grid-template-columns: 100%;
      block-size: auto;
    }
    nav {
      max-block-size: 14rem;
      border-block-end: 1px solid var(--line);
    }
    main {
      padding: 1.25rem 1rem 3rem;
    }
  }
`
