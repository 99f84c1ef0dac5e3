import { html, type TemplateResult } from 'lit'
import type { Shortcut } from '../frame/framed-widget.ts'
import type { ImageView } from '../image/image-view.ts'
import { imageMessages } from '../messages/image/messages.ts'
import { renderToolbar, type ToolButton } from './toolbar.ts'
import { zoomButtons, zoomLevel } from './view-buttons.ts'

/**
 * An image to look at, with the buttons that zoom it: the middle of widgets that draw nothing by hand. Goes with
 * `imageViewStyles` and `imageToolStyles`.
 *
 * @param label what the image is called by screen readers
 * @param after buttons of the widget's own, behind the others
 */
export function renderViewer(image: ImageView, label: string, after: ToolButton[] = []): TemplateResult {
  const groups = after.length > 0 ? [zoomButtons({ image }), after] : [zoomButtons({ image })]
  return html`<div class="image-tool">
    ${renderToolbar(groups, zoomLevel(image))}
    ${image.render({ role: 'group', label })}
  </div>`
}

/** The keys of such an image. */
export function viewerShortcuts(): Shortcut[] {
  const { keyZoom, keyFit, keyPan, arrowKeys } = imageMessages()
  return [
    ['+ −', keyZoom],
    ['F', keyFit],
    [arrowKeys, keyPan],
  ]
}
