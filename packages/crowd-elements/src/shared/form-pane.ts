import { css } from 'lit'

/** Told to crowd-form when a worker opens or closes its instruction pane. */
export const PANE_TOGGLE = 'crowd-pane-toggle'

/**
 * A region that is the instruction pane of a crowd-form. It stays where the author put it in the light DOM and is
 * placed over the room that crowd-form leaves for it at the start of the sheet.
 */
export const formPaneStyles = css`
  :host(:state(pane)) {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: 300px;
    border-inline-end: 1px solid var(--hairline);
    background: var(--surface-raised);
    border-start-start-radius: 13px;
    border-end-start-radius: 13px;
  }
  :host(:state(collapsed)) {
    inline-size: 56px;
  }
  .pane {
    position: sticky;
    inset-block-start: 0;
    max-block-size: 100vh;
    overflow: auto;
  }
  @media (width < 900px) {
    :host(:state(pane)) {
      position: static;
      inline-size: auto;
      margin-block-end: 20px;
      border: 1px solid var(--hairline);
      border-radius: 10px;
    }
  }
`
