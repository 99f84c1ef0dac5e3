import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    min-block-size: 100%;
    background: var(--page);
    --page: light-dark(#f3f5f8, #11161e);
  }
  .page {
    position: relative;
    padding: 16px;
    min-block-size: 100%;
    font-size: 1rem;
  }
  /* Paper, whatever scheme the page has; a widget on its own follows the page. */
  .content {
    color-scheme: light;
    background: #fff;
    border: 1px solid var(--hairline);
    border-radius: 14px;
    padding: 28px 32px 32px;
    color: var(--ink);
  }
  .content.widget-only {
    color-scheme: inherit;
    background: none;
    border: 0;
    border-radius: 0;
    padding: 0;
  }
  .content.with-pane {
    padding-inline-start: calc(300px + 32px);
    min-block-size: calc(100vh - 32px);
    position: relative;
  }
  .content.with-pane.pane-collapsed {
    padding-inline-start: calc(56px + 24px);
  }
  .content[inert] {
    opacity: 0.65;
  }
  .alert {
    position: sticky;
    inset-block-end: 16px;
    z-index: 3;
    display: flex;
    gap: 12px;
    align-items: center;
    inline-size: fit-content;
    max-inline-size: min(100%, 48rem);
    margin: 16px auto 0;
    padding: 10px 10px 10px 16px;
    border: 1px solid var(--danger);
    border-radius: 10px;
    background: var(--danger-tint);
    color: var(--danger);
    font-weight: 500;
    box-shadow: 0 8px 24px rgb(10 20 40 / 0.16);
  }
  .alert svg {
    flex: none;
  }
  .alert .glyph-button {
    color: inherit;
  }
  #answers-box {
    margin: 16px 0 0;
    padding: 16px 20px;
    border: 1px solid var(--hairline);
    border-radius: 10px;
    background: #fff;
    color: var(--ink);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    font:
      0.875rem/1.6 ui-monospace,
      'SF Mono',
      Menlo,
      Consolas,
      monospace;
  }
  @media (width < 900px) {
    .page {
      padding: 8px;
    }
    .content,
    .content.with-pane,
    .content.with-pane.pane-collapsed {
      padding: 20px 16px 24px;
      min-block-size: 0;
    }
    .content.widget-only {
      padding: 0;
    }
  }
`
