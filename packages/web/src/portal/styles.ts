import { css } from 'lit'

/**
 * Colours of both schemes, on the document, so that every part of the portal inherits them. Contrast is AA or better.
 * Blue as on the sign-in page, the console and the widgets: they are one product to a worker.
 */
export const documentStyles = css`
  :root {
    color-scheme: light dark;
    --page: light-dark(#f4f6fb, #0d1420);
    --surface: light-dark(#ffffff, #17202e);
    --raised: light-dark(#edf1f8, #212c3d);
    --line: light-dark(#d8dfeb, #2e3b4f);
    --text: light-dark(#16202e, #e7ecf4);
    --quiet: light-dark(#52607a, #a3b0c4);
    --accent: light-dark(#1d4ed8, #86aaff);
    --accent-hover: light-dark(#1e40af, #a9c2ff);
    --on-accent: light-dark(#ffffff, #0d1a33);
    --notice: light-dark(#fdf3dc, #382c10);
    --notice-line: light-dark(#d9a93a, #a67f22);
    --danger: light-dark(#a3262a, #ff9d99);
    --alert: light-dark(#fdeceb, #3d1b1c);
    --alert-line: light-dark(#d6706c, #a4514f);
    --good: light-dark(#e6f4ee, #12312a);
    --good-text: light-dark(#0d5c43, #8adcc0);
  }
  html,
  body {
    block-size: 100%;
    margin: 0;
  }
  body {
    background: var(--page);
    color: var(--text);
    font: 1rem / 1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif;
  }
`

/** What all parts share: type, buttons, focus, banners. */
export const shared = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1 {
    font-size: 1.5rem;
    font-weight: 650;
    letter-spacing: -0.01em;
    line-height: 1.25;
    margin: 0;
  }
  h1:focus {
    outline: none;
  }
  p {
    margin: 0;
  }
  .quiet {
    color: var(--quiet);
  }
  button {
    appearance: none;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 0.5rem;
    color: var(--text);
    cursor: pointer;
    font: inherit;
    font-size: 0.9375rem;
    font-weight: 550;
    min-block-size: 2.375rem;
    padding: 0.375rem 0.875rem;
    transition: background-color 0.12s;
    white-space: nowrap;
  }
  button:hover:not(:disabled) {
    background: var(--raised);
  }
  button.primary {
    background: var(--accent);
    border-color: transparent;
    color: var(--on-accent);
  }
  button.primary:hover:not(:disabled) {
    background: var(--accent-hover);
  }
  button.plain {
    background: none;
    border-color: transparent;
  }
  button:disabled {
    cursor: default;
    opacity: 0.6;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .banner {
    align-items: center;
    background: var(--notice);
    border-block-end: 1px solid var(--notice-line);
    display: flex;
    flex-wrap: wrap;
    font-size: 0.9375rem;
    gap: 0.375rem 1rem;
    padding: 0.5rem 1rem;
  }
  .banner p {
    flex: 1 1 16rem;
  }
  .banner.alert {
    background: var(--alert);
    border-color: var(--alert-line);
  }
  .hidden {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }
  .center {
    display: grid;
    gap: 0.75rem;
    justify-items: center;
    margin: clamp(3rem, 14vh, 8rem) auto 2rem;
    max-inline-size: 30rem;
    padding-inline: 1.25rem;
    text-align: center;
    text-wrap: balance;
  }
  .center button {
    margin-block-start: 0.75rem;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation: none !important;
    }
  }
  @media (forced-colors: active) {
    button {
      border-color: ButtonBorder;
    }
  }
`
