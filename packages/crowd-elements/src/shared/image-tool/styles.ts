import { css } from 'lit'

export const imageToolStyles = css`
  .target,
  .target .paper {
    color-scheme: inherit;
  }
  .target .paper {
    display: flex;
    flex-direction: column;
    min-block-size: 100%;
    padding: 0;
  }
  .target slot[name='rest'] {
    display: block;
    padding-inline: 16px;
    color-scheme: light;
    background: var(--surface);
    color: var(--ink);
  }
  .image-tool {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-inline-size: 0;
  }
  .headerButtonsContainer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding: 6px 12px;
    border-block-end: 1px solid var(--hairline);
  }
  .tool-group {
    display: flex;
    gap: 2px;
  }
  .tool-group + .tool-group {
    padding-inline-start: 12px;
    border-inline-start: 1px solid var(--hairline);
  }
  .tool {
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    padding: 0;
    border: 0;
    border-radius: 8px;
    background: none;
    color: var(--ink);
    cursor: pointer;
  }
  .tool:hover {
    background: var(--surface-hover);
  }
  .tool[aria-pressed='true'] {
    background: var(--accent-tint);
    color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  .tool[aria-disabled='true'] {
    background: none;
    color: color-mix(in srgb, var(--ink-soft) 45%, transparent);
    cursor: default;
  }
  .tool[hidden] {
    display: none;
  }
  .zoom-level {
    direction: ltr;
    min-inline-size: 5ch;
    color: var(--ink-soft);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }
  /* Of one height whatever it says: the image above must not move under the worker's hand. */
  .status-line {
    display: grid;
    grid-template-rows: repeat(2, 1.5em);
    padding: 8px 16px;
    border-block-start: 1px solid var(--hairline);
    color: var(--ink-soft);
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }
  .status-line > * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .status {
    color: var(--ink);
    font-weight: 500;
  }
  .pane-heading {
    padding-block-end: 8px;
    font-size: 0.875rem;
    font-weight: 600;
    color: var(--ink-soft);
  }
  .label-button {
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: 40px;
    margin-block-end: 6px;
    padding: 8px 12px;
    border: 1px solid var(--hairline);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
    text-align: start;
    cursor: pointer;
    transition:
      background 120ms,
      border-color 120ms;
  }
  .label-button:hover {
    background: var(--surface-hover);
  }
  .label-button.selected {
    border-color: var(--accent);
    background: var(--accent-tint);
    box-shadow: inset 0 0 0 1px var(--accent);
    font-weight: 600;
  }
  .swatch {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
    border-radius: 4px;
    background: var(--label-color);
    box-shadow: 0 0 0 1px rgb(0 0 0 / 0.2);
  }
  .label-text {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .nothing {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 40px;
    margin-block: 6px 12px;
    padding-inline: 12px;
    cursor: pointer;
  }
  .nothing input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--accent);
  }
  .nothing:has(input:disabled) {
    color: var(--ink-soft);
    cursor: not-allowed;
  }
  .empty {
    margin: 0;
    color: var(--ink-soft);
    font-size: 0.875rem;
  }
  @media (width < 900px) {
    .headerButtonsContainer {
      padding-inline: 8px;
    }
    .tool-group + .tool-group {
      padding: 0;
      border: 0;
    }
    .status-line {
      grid-template-rows: minmax(3em, auto) 1.5em;
    }
    .status-line > * {
      white-space: normal;
    }
    .label-pane-content {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
      gap: 8px;
    }
    .label-button {
      margin: 0;
    }
  }
`
