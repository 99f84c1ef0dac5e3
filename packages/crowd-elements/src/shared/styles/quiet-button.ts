import { css } from 'lit'

/** Buttons of our own chrome: a link-like one and a square one that holds a glyph. */
export const quietButtons = css`
  .link-button,
  .glyph-button {
    border: 0;
    background: none;
    font: inherit;
    color: var(--accent);
    cursor: pointer;
    border-radius: 6px;
  }
  .link-button {
    padding: 4px 0;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .link-button:hover {
    color: var(--accent-strong);
  }
  .glyph-button {
    inline-size: 32px;
    block-size: 32px;
    display: inline-grid;
    place-items: center;
    flex: none;
    padding: 0;
    color: var(--ink-soft);
  }
  .glyph-button:hover {
    background: var(--surface-hover);
    color: var(--ink);
  }
`
