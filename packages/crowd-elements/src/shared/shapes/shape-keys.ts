import type { ImageView } from '../image/image-view.ts'
import { clamp, type Point } from '../image/plane.ts'
import { boundsOf, pointAt, type Shape } from './shape.ts'
import type { ShapeEditor } from './shape-editor.ts'
import type { ShapeVoice } from './shape-voice.ts'

/** What keyboard work needs of its widget. */
export interface KeyHost {
  readonly image: ImageView
  readonly label: string | undefined
  /** Keys are for the image: nothing beside it has the focus. */
  readonly hasImageFocus: boolean
  /** Without a drawing or selection, Esc takes back the choice of a label. @returns whether there was one */
  dropLabel(): boolean
}

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
/** With Ctrl held, as shortcuts are named. */
const FAR_ARROWS: Record<string, readonly [number, number]> = {
  arrowleft: [-1, 0],
  arrowright: [1, 0],
  arrowup: [0, -1],
  arrowdown: [0, 1],
}

/**
 * Drawing and editing without a pointer. A cursor of its own stands on the image: arrows move it, the space bar or Enter
 * places points. With a shape selected, arrows move the shape, or one of its handles.
 */
export class ShapeKeys {
  readonly #editor: ShapeEditor
  readonly #voice: ShapeVoice
  readonly #host: KeyHost
  /** Where the cursor is, image pixels; undefined while the pointer is what the worker uses. */
  cursor: Point | undefined

  constructor(editor: ShapeEditor, voice: ShapeVoice, host: KeyHost) {
    this.#editor = editor
    this.#voice = voice
    this.#host = host
  }

  /** The image got the focus by the keyboard. */
  showCursor(): void {
    if (this.cursor || this.#host.image.state !== 'shown') return
    const { left, top, right, bottom } = this.#host.image.visible
    const { width, height } = this.#host.image.size
    this.cursor = {
      x: Math.round((clamp(left, 0, width) + clamp(right, 0, width)) / 2),
      y: Math.round((clamp(top, 0, height) + clamp(bottom, 0, height)) / 2),
    }
    this.#editor.view.redrawMarks()
  }

  /** Where the worker is at by keyboard: at the selected shape or its point, else at the cursor. */
  get place(): Point | undefined {
    const { selected } = this.#editor
    return selected ? this.#placeOf(selected) : this.cursor
  }

  /** The cursor as it is shown: with a shape selected, arrows move that instead. */
  get shownCursor(): Point | undefined {
    return this.#editor.selected ? undefined : this.cursor
  }

  hideCursor(): void {
    this.cursor = undefined
    this.#editor.view.redrawMarks()
  }

  /** @returns whether the key meant something */
  onKey(key: string, event: KeyboardEvent): boolean {
    const arrow = ARROWS[key]
    if (arrow) return this.move(arrow, event.shiftKey ? 10 : 1)
    switch (key) {
      case 'Escape':
        return this.#escape()
      case 'Enter':
        return this.#enter()
      case 'Delete':
      case 'Backspace':
        return this.#remove()
      case '.':
        return this.#stepHandle(1)
      case ',':
        return this.#stepHandle(-1)
      case 'PageDown':
        return this.selectNext(1)
      case 'PageUp':
        return this.selectNext(-1)
      default:
        return false
    }
  }

  /** Keys pressed together with Ctrl. @returns whether they meant something */
  onShortcut(keys: string): boolean {
    const arrow = FAR_ARROWS[keys]
    return arrow !== undefined && this.move(arrow, 100)
  }

  /** The space bar. */
  tap(): void {
    if (!this.cursor) {
      this.showCursor()
      if (this.cursor) this.#voice.cursorAt(this.cursor)
    } else this.#placeAt(this.cursor)
  }

  /** @param by image pixels. @returns whether there was something to move */
  move([x, y]: readonly [number, number], by: number): boolean {
    if (this.#editor.selected) {
      const shape = this.#editor.nudge(x * by, y * by)
      if (shape) this.#tellMoved(shape)
      return true
    }
    if (!this.cursor || !this.#host.hasImageFocus) return false
    const { width, height } = this.#host.image.size
    this.cursor = { x: clamp(this.cursor.x + x * by, 0, width), y: clamp(this.cursor.y + y * by, 0, height) }
    this.#host.image.reveal(this.cursor)
    if (this.#editor.drawing) this.#editor.follow(this.cursor)
    this.#editor.view.redrawMarks()
    this.#voice.cursorAt(this.cursor)
    return true
  }

  #tellMoved(shape: Shape): void {
    this.#host.image.reveal(this.#placeOf(shape))
    this.#voice.shapeAt(shape)
  }

  #placeOf(shape: Shape): Point {
    if (this.#editor.handle >= 0) return pointAt(this.#editor.kind.handles(shape.points), this.#editor.handle)
    return middleOf(shape)
  }

  #placeAt(cursor: Point): void {
    const { label } = this.#host
    if (!this.#editor.drawing) {
      if (label === undefined) this.#voice.labelMissing()
      else this.#editor.begin(label, cursor)
    }
    if (!this.#editor.drawing) return
    const count = this.#editor.drawing.points.length / 2 + 1
    if (!this.#editor.addPoint(cursor)) this.#voice.refused()
    else if (this.#editor.drawing) this.#voice.pointPlaced(cursor, count)
  }

  /** Ends a drawing; begins one, and goes on with one that ends by itself, where the cursor is. */
  #enter(): boolean {
    const { drawing, kind } = this.#editor
    if (drawing && kind.most === Infinity) {
      if (!this.#editor.finish()) this.#voice.refused()
      return true
    }
    if (!this.cursor || !this.#host.hasImageFocus) return drawing !== undefined
    this.#placeAt(this.cursor)
    return true
  }

  #escape(): boolean {
    if (this.#editor.cancel()) return true
    if (this.#editor.handle >= 0) this.#editor.select(this.#editor.selectedId, true)
    else if (this.#editor.selected) this.#editor.select(undefined)
    else return this.#host.dropLabel()
    return true
  }

  #remove(): boolean {
    if (this.#editor.back()) return true
    const isRemoved = this.#editor.removeSelected()
    if (isRemoved) this.#voice.removed()
    return isRemoved
  }

  #stepHandle(by: 1 | -1): boolean {
    this.#editor.stepHandle(by)
    const { selected } = this.#editor
    if (selected) this.#tellMoved(selected)
    return selected !== undefined
  }

  /** Selects the next shape in drawing order. */
  selectNext(by: 1 | -1): boolean {
    const { all } = this.#editor.store
    if (all.length === 0 || this.#editor.drawing) return false
    const at = all.findIndex(shape => shape.id === this.#editor.selectedId)
    const next = at === -1 && by < 0 ? all.length - 1 : (at + by + all.length) % all.length
    this.selectShape(all[next]!)
    return true
  }

  selectShape(shape: Shape): void {
    this.#editor.select(shape.id, true)
    this.#host.image.reveal(middleOf(shape))
    this.#voice.shapeAt(shape)
  }
}

function middleOf({ points }: Shape): Point {
  const { left, top, right, bottom } = boundsOf(points)
  return { x: (left + right) / 2, y: (top + bottom) / 2 }
}
