import { css } from 'lit'
import { PictureButton } from '../shared/picture-button.ts'

/**
 * A button that is only a picture.
 *
 * @summary A sign to click. Gives no answer; listen to its click.
 * @attr icon - name of a sign, or address of a picture
 * @attr {boolean} disabled - no clicks
 * @attr title - tool tip, and the name for screen readers
 * @event click - as on a native button
 * @csspart button - the native button
 * @example
 * <crowd-icon-button icon="search" title="Look closer"></crowd-icon-button>
 */
export class CrowdIconButton extends PictureButton {
  static override styles = [
    ...PictureButton.styles,
    css`
      button {
        inline-size: 40px;
        block-size: 40px;
        background: none;
        color: inherit;
      }
      button:hover {
        background: color-mix(in srgb, currentColor 8%, transparent);
      }
      button[aria-disabled='true'] {
        color: var(--ink-soft);
        background: none;
        opacity: 0.6;
      }
    `,
  ]
}
