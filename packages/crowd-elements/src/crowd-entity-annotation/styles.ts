import { css } from 'lit'

/** 28, 21 and 18 px are `TEXT_HEIGHT`, `LANE_HEIGHT` and `TAG_HEIGHT`: each line has its lanes above it and the text at its foot. */
export const styles = css`
  .headerButtonsContainer {
    position: sticky;
    inset-block-start: 0;
    z-index: 3;
    background: var(--surface);
  }
  .count {
    color: var(--ink-soft);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }
  .sheet {
    position: relative;
    flex: 1;
    margin: 12px 28px 28px;
    color: var(--ink);
  }
  .text {
    --lanes: 1;
    min-block-size: 100%;
    border-radius: 4px;
    font-size: 1rem;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    cursor: text;
    outline-offset: 8px;
  }
  .block {
    unicode-bidi: plaintext;
    text-align: start;
    line-height: calc(28px + var(--lanes) * 21px);
  }
  .block > span {
    position: relative;
    inset-block-start: calc(var(--lanes) * 10.5px);
  }
  .block:has(> span:empty) {
    block-size: calc(28px + var(--lanes) * 21px);
  }
  .text ::selection,
  .text::selection {
    background: rgb(29 91 208 / 0.28);
  }
  .marks {
    position: absolute;
    inset: 0;
    pointer-events: none;
    user-select: none;
    -webkit-user-select: none;
  }
  .mark {
    position: absolute;
    border: 0 solid var(--colour);
    background: linear-gradient(color-mix(in srgb, var(--colour) 20%, transparent) 0 0) bottom / 100% 25px no-repeat;
    border-block-start-width: 3px;
  }
  .mark.first {
    border-inline-start-width: 2px;
  }
  .mark.last {
    border-inline-end-width: 2px;
  }
  .mark.selected {
    background: linear-gradient(color-mix(in srgb, var(--colour) 38%, transparent) 0 0) bottom / 100% 25px no-repeat;
  }
  .tag {
    position: absolute;
    display: flex;
    justify-content: space-between;
    block-size: 18px;
    border-radius: 4px;
    border-end-start-radius: 0;
    background: var(--colour);
    color: var(--ink-on);
    pointer-events: auto;
  }
  .tag.selected {
    z-index: 2;
    box-shadow: 0 0 0 2px var(--surface), 0 0 0 4px var(--accent);
  }
  .tag button {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    cursor: pointer;
  }
  .tag-name {
    flex: 1;
    min-inline-size: 0;
    text-align: start;
    padding-inline: 6px 2px !important;
    overflow: hidden;
    font: 600 12px/18px var(--font);
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .tag-remove {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 20px;
    border-radius: 4px;
  }
  /* The finger's target is larger than the sign. */
  .tag-remove::after {
    content: '';
    position: absolute;
    inset: -3px -2px;
  }
  .tag-remove:hover {
    background: color-mix(in srgb, var(--ink-on) 22%, transparent);
  }
  /* A sign of two lines: a thousand drawings would be slow to make. */
  .tag-remove::before {
    content: '\\2715';
    font: 700 10px/18px var(--font);
  }
  .caret {
    position: absolute;
    inset-block-start: 0;
    left: -1px;
    inline-size: 2px;
    block-size: 26px;
    background: var(--accent);
    pointer-events: none;
    visibility: hidden;
  }
  .text:focus-visible ~ .caret {
    visibility: visible;
    animation: blink 1.1s steps(1) infinite;
  }
  @keyframes blink {
    50% {
      opacity: 0.15;
    }
  }
  .status-line {
    position: sticky;
    inset-block-end: 0;
    z-index: 3;
    background: var(--surface);
  }
  .status-line [role='status'] {
    min-inline-size: 0;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .annotation-area .hint {
    margin: 12px 0 0;
    color: var(--ink-soft);
    font-size: 0.875rem;
  }
  .label-button .swatch {
    box-shadow: none;
  }
  @media (width < 900px) {
    .sheet {
      margin: 8px 16px 20px;
    }
    .awsui-app-layout__tools {
      position: sticky;
      inset-block-end: 0;
      z-index: 4;
      max-block-size: 40vh;
      background: var(--surface);
    }
  }
`
