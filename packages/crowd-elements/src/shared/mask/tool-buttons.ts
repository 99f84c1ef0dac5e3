import type { Shortcut } from '../frame/framed-widget.ts'
import { toolGlyphs } from '../image-tool/tool-glyphs.ts'
import type { ToolButton } from '../image-tool/toolbar.ts'
import { imageMessages } from '../messages/image/messages.ts'
import { maskMessages } from '../messages/mask/messages.ts'
import type { MaskTools } from './mask-editor.ts'
import { toolNames } from './mask-voice.ts'

const TOOLS: readonly (readonly [tool: MaskTools, glyph: ToolButton['glyph'], key: string])[] = [
  ['brush', toolGlyphs.brush, 'B'],
  ['eraser', toolGlyphs.eraser, 'X'],
  ['polygon', toolGlyphs.polygon, 'P'],
]

/** What paints and what deletes. @param current the tool in hand, undefined while the image is moved */
export const maskButtons = (
  current: MaskTools | undefined,
  choose: (tool: MaskTools) => void,
  deleting: Pick<ToolButton, 'name' | 'run' | 'isDisabled'>,
): ToolButton[] => [
  ...TOOLS.map(([id, glyph, keys]) => ({
    id,
    name: toolNames()[id],
    glyph,
    keys,
    isPressed: current === id,
    run: () => choose(id),
  })),
  { ...deleting, id: 'delete', glyph: toolGlyphs.bin, keys: 'Delete' },
]

/** The keys of a mask tool beyond those of every image tool. */
export function maskShortcuts(): Shortcut[] {
  const { keySpace, keyTools, keySize, keyEnter, keyPick } = maskMessages()
  return [
    ['B X P', keyTools],
    ['[ ] , .', keySize],
    [imageMessages().spaceBar, keySpace],
    ['Enter', keyEnter],
    ['Alt', keyPick],
  ]
}

/** What to do with the tool in hand. */
export function maskHint(tool: MaskTools): string {
  const { hintBrush, hintEraser, hintOutline } = maskMessages()
  return { brush: hintBrush, eraser: hintEraser, polygon: hintOutline }[tool]
}
