import { css } from 'lit'

/**
 * Colours and sizes of everything we draw. Each colour has a light and a dark half; `color-scheme` decides, and it is
 * inherited. Pages are light because authors write for white paper, and our
 * chrome with them: a dark frame around light content is neither. A page that declares a dark scheme gets dark chrome.
 * Text reaches 4.5:1 and outlines 3:1 in both halves.
 */
export const tokens = css`
  :host {
    --ink: light-dark(#1a2230, #e9edf3);
    --ink-soft: light-dark(#556072, #a9b4c3);
    --surface: light-dark(#ffffff, #1b222d);
    --surface-raised: light-dark(#f6f8fb, #232c39);
    --surface-hover: light-dark(#eef2f8, #2b3646);
    --hairline: light-dark(#dde3ea, #364152);
    --outline: light-dark(#808b9b, #74829a);
    --accent: light-dark(#1d5bd0, #8ab4ff);
    --accent-strong: light-dark(#174aa9, #a9c8ff);
    --accent-tint: light-dark(#e9f0fd, #22345a);
    --on-accent: light-dark(#ffffff, #0d1a30);
    --danger: light-dark(#b3261e, #ffb4ab);
    --danger-tint: light-dark(#fdeeed, #45201e);
    --good: light-dark(#1b6e3c, #86d7a2);
    --radius: 8px;
    --font: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
    font-family: var(--font);
    line-height: 1.5;
  }
  :host([hidden]) {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation-duration: 2s !important;
    }
  }
`
