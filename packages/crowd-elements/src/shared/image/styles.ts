import { css } from 'lit'

/** Goes with `tokens`. The ground is a middle grey in both schemes, against which pictures of any brightness stand out. */
export const imageViewStyles = css`
  .image-view {
    position: relative;
    flex: 1 1 0;
    min-block-size: 260px;
    min-inline-size: 0;
    overflow: hidden;
    background: light-dark(#e3e7ec, #12171f);
    color: var(--ink);
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
    /* The image's own left is left, whatever way the page is written. */
    direction: ltr;
  }
  .image-view:focus-visible {
    outline: none;
  }
  /* Over the image: an outline would be under it. */
  .image-view:focus-visible::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 3px solid var(--accent);
    box-shadow: inset 0 0 0 1px var(--surface);
    pointer-events: none;
  }
  .layers,
  .layers canvas {
    position: absolute;
    inset: 0;
  }
  .layers[hidden] {
    display: none;
  }
  .layers canvas {
    pointer-events: none;
  }
  .layers .upper-canvas {
    inset: 0 auto auto 0;
    pointer-events: auto;
    transform-origin: 0 0;
  }
  .image-state {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 12px;
    padding: 24px;
    text-align: center;
    color: var(--ink-soft);
  }
  .image-state p {
    margin: 0;
    color: var(--ink);
    overflow-wrap: anywhere;
  }
  .plain-button {
    min-block-size: 36px;
    padding: 6px 16px;
    border: 1px solid var(--outline);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
    cursor: pointer;
  }
  .plain-button:hover {
    background: var(--surface-hover);
  }
  @media (width < 900px) {
    .image-view {
      flex: none;
      block-size: min(62vh, 90vw + 32px);
    }
  }
  @media (forced-colors: active) {
    .image-view {
      border: 1px solid CanvasText;
    }
  }
`
