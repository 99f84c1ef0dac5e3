import type { Shortcut } from '../frame/framed-widget.ts'
import { glyphs } from '../glyphs.ts'
import { toolGlyphs } from '../image-tool/tool-glyphs.ts'
import type { ToolButton } from '../image-tool/toolbar.ts'
import { imageMessages } from '../messages/image/messages.ts'
import type { VectorDefinition } from './definition.ts'
import type { ShapeKind } from './shape.ts'

/** How a vector tool stands and what its buttons do. */
export interface VectorWork {
  /** A press on the image would draw. */
  isDrawMode: boolean
  /** Of the shape that is being drawn. */
  pointCount: number
  hasSelection: boolean
  draw(): void
  finish(): void
  remove(): void
}

export function vectorButtons({ drawId, glyph, drawName, kind }: VectorDefinition, work: VectorWork): ToolButton[] {
  const words = imageMessages()
  const draw = { id: drawId, name: drawName(words), glyph, run: work.draw, isPressed: work.isDrawMode }
  const finish = {
    id: 'finish',
    name: words.finish,
    glyph: glyphs.tick,
    run: work.finish,
    isDisabled: work.pointCount < kind.least,
    keys: 'Enter',
  }
  const remove = {
    id: 'delete',
    name: words.delete,
    glyph: toolGlyphs.bin,
    run: work.remove,
    isDisabled: !work.hasSelection,
    keys: 'Delete',
  }
  return kind.most === Infinity ? [draw, finish, remove] : [draw, remove]
}

/** The keys of a vector tool beyond those of every image tool. */
export function vectorShortcuts(kind: ShapeKind): Shortcut[] {
  const words = imageMessages()
  const finish: Shortcut[] = kind.most === Infinity ? [['Enter', words.keyFinish]] : []
  const handles: Shortcut[] = kind.most === 1 ? [] : [[', .', words.keyHandle]]
  const force: Shortcut[] = kind.isDrawnFirst ? [] : [['Alt', words.keyForceDraw]]
  return [
    [words.spaceBar, words.keyPlace],
    ...finish,
    [words.arrowKeys, words.keyMove],
    ['PageUp, PageDown', words.keyNextShape],
    ...handles,
    ...force,
  ]
}
