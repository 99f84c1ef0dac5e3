import { html, type TemplateResult } from 'lit'
import type { Shortcut } from '../frame/framed-widget.ts'
import type { ImageView } from '../image/image-view.ts'
import { imageMessages } from '../messages/image/messages.ts'
import { toolGlyphs } from './tool-glyphs.ts'
import { renderToolbar, type ToolButton } from './toolbar.ts'

const STEP = 1.4

/**
 * An image to look at, with the buttons that zoom it: the middle of widgets that draw nothing by hand. Goes with
 * `imageViewStyles` and `imageToolStyles`.
 *
 * @param label what the image is called by screen readers
 * @param after buttons of the widget's own, behind the others
 */
export function renderViewer(image: ImageView, label: string, after: ToolButton[] = []): TemplateResult {
  const { zoomOut, zoomIn, fit, zoomLevel } = imageMessages()
  const view: ToolButton[] = [
    { id: 'zoom-out', name: zoomOut, glyph: toolGlyphs.zoomOut, run: () => image.zoomBy(1 / STEP), keys: '-' },
    { id: 'zoom-in', name: zoomIn, glyph: toolGlyphs.zoomIn, run: () => image.zoomBy(STEP), keys: '+' },
    { id: 'fit', name: fit, glyph: toolGlyphs.fit, run: () => image.fit(), keys: 'F' },
  ]
  const level = image.state === 'shown' ? zoomLevel(Math.round(image.view.scale * 100)) : ''
  const groups = after.length > 0 ? [view, after] : [view]
  return html`<div class="image-tool">
    ${renderToolbar(groups, html`<span class="zoom-level">${level}</span>`)}
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
