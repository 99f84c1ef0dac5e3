import { css } from 'lit'

/**
 * The frame follows the worker's light or dark preference; everything that holds an author's content stays light,
 * because authors choose colours for white paper. 16 px: the gap below the frame, as above it.
 */
export const frameStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  :host(:not(:state(docked), :last-child)) {
    margin-block-end: 20px;
  }
  .frame {
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--hairline);
    border-radius: 14px;
    block-size: max(500px, calc(100vh - var(--frame-top, 0px) - 16px));
    overflow: hidden;
  }
  .awsui-app-layout {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }
  .head {
    padding: 14px 20px;
    border-block-end: 1px solid var(--hairline);
    font-size: 1.125rem;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .head[hidden] {
    display: none;
  }
  .areas {
    display: flex;
    flex: 1;
    min-block-size: 0;
  }
  .paper {
    color-scheme: light;
    color: var(--ink);
  }
  .awsui-app-layout__navigation {
    flex: 0 0 280px;
    overflow: auto;
    color-scheme: light;
    background: var(--surface-raised);
    color: var(--ink);
    border-inline-end: 1px solid var(--hairline);
  }
  .awsui-app-layout__navigation[hidden] {
    display: none;
  }
  .awsui-app-layout__navigation.collapsed {
    flex-basis: 56px;
  }
  .target {
    flex: 1;
    min-inline-size: 0;
    overflow: auto;
    color-scheme: light;
    background: var(--surface);
  }
  .target .paper {
    padding: 24px 28px;
  }
  .awsui-app-layout__tools {
    flex: 0 0 300px;
    overflow: auto;
    padding: 16px;
    border-inline-start: 1px solid var(--hairline);
  }
  .foot {
    display: flex;
    align-items: center;
    gap: 16px;
    min-block-size: 64px;
    padding: 8px 20px;
    border-block-start: 1px solid var(--hairline);
  }
  .problem {
    display: flex;
    flex: 1;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
    color: var(--danger);
    font-weight: 500;
  }
  .problem svg {
    flex: none;
  }
  .problem.beside-button {
    padding-inline-end: 132px;
  }
  .shortcuts {
    position: relative;
    font-size: 0.875rem;
    color: var(--ink-soft);
  }
  .shortcuts[hidden] {
    display: none;
  }
  .shortcuts summary {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 6px 8px;
    margin-inline-start: -8px;
    border-radius: 6px;
    cursor: pointer;
    list-style: none;
  }
  .shortcuts summary:hover {
    background: var(--surface-hover);
    color: var(--ink);
  }
  .shortcuts dl {
    position: absolute;
    inset-block-end: calc(100% + 8px);
    inset-inline-start: -8px;
    z-index: 2;
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 8px 16px;
    inline-size: max-content;
    max-inline-size: min(420px, 80vw);
    max-block-size: min(60vh, 480px);
    overflow: auto;
    margin: 0;
    padding: 14px 16px;
    border: 1px solid var(--hairline);
    border-radius: 10px;
    background: var(--surface);
    color: var(--ink);
    box-shadow: 0 12px 32px rgb(10 20 40 / 0.18);
  }
  .shortcuts dl div {
    display: contents;
  }
  .shortcuts dd {
    margin: 0;
    color: var(--ink-soft);
  }
  kbd {
    display: inline-block;
    min-inline-size: 22px;
    padding: 1px 6px;
    border: 1px solid var(--hairline);
    border-block-end-width: 2px;
    border-radius: 5px;
    background: var(--surface-raised);
    color: var(--ink-soft);
    font: inherit;
    font-size: 0.75rem;
    text-align: center;
    white-space: nowrap;
  }
  .shortcuts:dir(rtl) dl {
    text-align: start;
  }
  @media (width < 900px) {
    .frame {
      block-size: auto;
      overflow: visible;
    }
    .areas {
      flex-direction: column;
    }
    .awsui-app-layout__navigation,
    .awsui-app-layout__navigation.collapsed {
      flex: none;
      max-block-size: 40vh;
      border-inline-end: 0;
      border-block-end: 1px solid var(--hairline);
    }
    .target .paper {
      padding: 20px 16px;
    }
    .awsui-app-layout__tools {
      flex: none;
      border-inline-start: 0;
      border-block-start: 1px solid var(--hairline);
    }
    .shortcuts {
      display: none;
    }
    :host(:not(:state(docked))) .foot {
      min-block-size: 0;
      padding-block: 0;
      border: 0;
    }
    .problem:not(:empty) {
      padding-block: 12px;
    }
  }
`
