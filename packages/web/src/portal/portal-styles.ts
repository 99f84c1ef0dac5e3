import { css } from 'lit'

/** The top bar of the list, and the pages without a session. */
export const portalStyles = css`
      :host {
        display: block;
        min-block-size: 100%;
      }
      handloop-task-page {
        z-index: 1;
      }
      /* Drawn, so that it need not be drawn when its turn comes; what stands in front covers all of it. */
      handloop-task-page.behind {
        z-index: 0;
      }
      .top-bar {
        align-items: center;
        background: var(--surface);
        border-block-end: 1px solid var(--line);
        display: flex;
        gap: 0.75rem;
        padding: 0.5rem 1.25rem;
      }
      .name {
        align-items: center;
        display: flex;
        font-weight: 650;
        gap: 0.5rem;
        letter-spacing: -0.01em;
        margin-inline-end: auto;
      }
      .center .name {
        margin-inline: auto;
      }
      .name svg {
        color: var(--accent);
      }
      .worker {
        color: var(--quiet);
        font-size: 0.9375rem;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .contact {
        font-size: 0.9375rem;
        overflow-wrap: anywhere;
        padding: 0 1.25rem 1.5rem;
        text-align: center;
      }
      .contact a {
        color: inherit;
      }
      @media (max-width: 45rem) {
        .top-bar {
          gap: 0.25rem;
          padding-inline: 1rem 0.5rem;
        }
      }
      .center code {
        display: block;
        inline-size: fit-content;
        margin: 0.25rem auto 0;
      }
      code {
        background: var(--raised);
        border-radius: 0.25rem;
        padding: 0.0625rem 0.375rem;
      }
    `
