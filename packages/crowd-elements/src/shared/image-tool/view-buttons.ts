import { html, type TemplateResult } from 'lit'
import type { Shortcut } from '../frame/framed-widget.ts'
import type { ImageView } from '../image/image-view.ts'
import { imageMessages } from '../messages/image/messages.ts'
import { labelHotkey } from './labels.ts'
import { toolGlyphs } from './tool-glyphs.ts'
import type { ToolButton } from './toolbar.ts'

/** What the buttons of every image tool work. */
export interface ViewWork {
  readonly image: ImageView
  readonly canUndo: boolean
  readonly canRedo: boolean
  undo(): void
  redo(): void
  toggleMove(): void
}

export function moveButton({ image, toggleMove }: ViewWork): ToolButton {
  const { moveImage, spaceBar } = imageMessages()
  return {
    id: 'move',
    name: moveImage,
    glyph: toolGlyphs.move,
    run: toggleMove,
    isPressed: image.isMoveTool,
    keys: spaceBar,
  }
}

export function historyButtons({ canUndo, canRedo, undo, redo }: ViewWork): ToolButton[] {
  const words = imageMessages()
  return [
    { id: 'undo', name: words.undo, glyph: toolGlyphs.undo, run: undo, isDisabled: !canUndo, keys: 'Ctrl+Z' },
    { id: 'redo', name: words.redo, glyph: toolGlyphs.redo, run: redo, isDisabled: !canRedo, keys: 'Ctrl+Y' },
  ]
}

export function zoomButtons({ image }: Pick<ViewWork, 'image'>): ToolButton[] {
  const words = imageMessages()
  return [
    { id: 'zoom-out', name: words.zoomOut, glyph: toolGlyphs.zoomOut, run: () => image.zoomOut(), keys: '-' },
    { id: 'zoom-in', name: words.zoomIn, glyph: toolGlyphs.zoomIn, run: () => image.zoomIn(), keys: '+' },
    { id: 'fit', name: words.fit, glyph: toolGlyphs.fit, run: () => image.fit(), keys: 'F' },
  ]
}

/** How large the image is drawn, behind the buttons. */
export function zoomLevel({ state, view }: ImageView): TemplateResult {
  const level = state === 'shown' ? imageMessages().zoomLevel(Math.round(view.scale * 100)) : ''
  return html`<span class="zoom-level">${level}</span>`
}

/** The keys of every image tool with so many labels. */
export function imageShortcuts(labelCount: number): Shortcut[] {
  const words = imageMessages()
  const last = labelHotkey(Math.min(labelCount, 17) - 1)
  const ofLabels: Shortcut[] = last === undefined ? [] : [[last === '1' ? '1' : `1 – ${last}`, words.keyLabels]]
  return [
    ...ofLabels,
    ['Delete', words.keyDelete],
    ['Esc', words.keyEscape],
    ['Ctrl+Z, Ctrl+Y', words.keyUndo],
    ['+ −', words.keyZoom],
    ['F', words.keyFit],
    [words.arrowKeys, words.keyPan],
    [words.spaceBar, words.keyPanHeld],
  ]
}
