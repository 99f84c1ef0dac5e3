import type { Area, Size } from '../image/plane.ts'
import { count, type PackedTile, pack, TILE, TILE_PIXELS, type Tile, unpack } from './packed-tile.ts'

/** What an edit changed: the tiles as they were before. Swapping it with the mask undoes, swapping again redoes. */
export interface Patch {
  area: Area
  tiles: Map<number, PackedTile | undefined>
  /** Memory it takes. */
  bytes: number
}

/** Tiles at one moment, undefined where nothing is labelled. Never changes: edits make new tiles. */
export type MaskState = readonly (Tile | undefined)[]

/**
 * The class of every pixel of an image, 0 for none. Kept in tiles, of which those without a class take no memory, and
 * of which an edit copies only those it changes.
 */
export class Mask {
  readonly size: Size
  readonly columns: number
  readonly rows: number
  #tiles: (Tile | undefined)[]
  /** How many pixels each class has. */
  #counts: number[] = []
  /** The edit under way: tiles as they were before it. */
  #before: Map<number, Tile | undefined> | undefined
  #area: Area = { ...NOWHERE }

  constructor(size: Size) {
    this.size = size
    this.columns = Math.ceil(size.width / TILE)
    this.rows = Math.ceil(size.height / TILE)
    this.#tiles = new Array(this.columns * this.rows).fill(undefined)
  }

  /** What it is now, for comparing later. */
  get state(): MaskState {
    return this.#tiles.slice()
  }

  tileAt(column: number, row: number): Tile | undefined {
    return this.#tiles[row * this.columns + column]
  }

  /** The class of a pixel; 0 beside the image. */
  at(x: number, y: number): number {
    const { width, height } = this.size
    if (x < 0 || y < 0 || x >= width || y >= height) return 0
    return this.tileAt(Math.floor(x / TILE), Math.floor(y / TILE))?.[(y % TILE) * TILE + (x % TILE)] ?? 0
  }

  pixelsOf(value: number): number {
    return this.#counts[value] ?? 0
  }

  get isEmpty(): boolean {
    return this.#counts.every((pixels, value) => value === 0 || pixels === 0)
  }

  /** Classes of one row. */
  readRow(y: number, row: Uint16Array): void {
    const first = Math.floor(y / TILE) * this.columns
    const from = (y % TILE) * TILE
    for (let column = 0; column < this.columns; column++) {
      const x = column * TILE
      const length = Math.min(TILE, this.size.width - x)
      const tile = this.#tiles[first + column]
      if (tile) row.set(tile.subarray(from, from + length), x)
      else row.fill(0, x, x + length)
    }
  }

  /** Begins an edit; what `fillRow` changes from here on is one step. */
  begin(): void {
    this.#before ??= new Map()
  }

  get isEditing(): boolean {
    return this.#before !== undefined
  }

  /** Where the edit has changed something since this was last asked; undefined where nothing. */
  takeChangedArea(): Area | undefined {
    const area = this.#area
    this.#area = { ...NOWHERE }
    return area.right > area.left ? area : undefined
  }

  /** Ends the edit. @returns what takes it back; undefined when nothing changed */
  end(): Patch | undefined {
    const before = this.#before
    this.#before = undefined
    if (!before || before.size === 0) return undefined
    const tiles = new Map([...before].map(([index, tile]) => [index, tile && pack(tile)] as const))
    let bytes = 0
    for (const tile of tiles.values()) bytes += 100 + (tile?.byteLength ?? 0)
    return { area: this.#areaOf([...tiles.keys()]), tiles, bytes }
  }

  /** Puts back what a patch holds, and keeps in the patch what was here. */
  swap(patch: Patch): void {
    for (const [index, packed] of patch.tiles) {
      const tile = this.#tiles[index]
      const now = tile && pack(tile)
      if (now) count(now, this.#counts, -1)
      if (packed) count(packed, this.#counts, 1)
      this.#tiles[index] = packed && unpack(packed)
      patch.tiles.set(index, now)
    }
  }

  /** Pixels `from` up to but not including `to` of row `y` get a class, within an edit. May reach beyond the image. */
  fillRow(y: number, from: number, to: number, value: number): void {
    const start = Math.max(0, from)
    const end = Math.min(this.size.width, to)
    if (y < 0 || y >= this.size.height) return
    const first = Math.floor(y / TILE) * this.columns
    for (let x = start; x < end; ) {
      const column = Math.floor(x / TILE)
      const stop = Math.min(end, (column + 1) * TILE)
      const place = (y % TILE) * TILE + (x % TILE)
      if (this.#fill(first + column, place, place + stop - x, value)) this.#grow(y, x, stop)
      x = stop
    }
  }

  /** Pixels of these classes become unlabelled, within an edit. */
  clear(values: ReadonlySet<number>): void {
    const isGone = new Uint8Array(65_536)
    for (const value of values) isGone[value] = value > 0 ? 1 : 0
    if ([...values].every(value => this.pixelsOf(value) === 0)) return
    for (const [index, tile] of this.#tiles.entries()) if (tile) this.#clearIn(index, tile, isGone)
  }

  #clearIn(index: number, tile: Tile, isGone: Uint8Array): void {
    let hasChanged = false
    for (let at = 0; at < TILE_PIXELS; ) {
      while (at < TILE_PIXELS && !isGone[tile[at]!]) at++
      const start = at
      while (at < TILE_PIXELS && isGone[tile[at]!]) at++
      if (at > start) hasChanged = this.#fill(index, start, at, 0) || hasChanged
    }
    if (!hasChanged) return
    const { left, top, right, bottom } = this.#areaOf([index])
    this.#grow(top, left, right)
    this.#grow(bottom - 1, left, right)
  }

  /** @returns whether a pixel changed */
  #fill(index: number, from: number, to: number, value: number): boolean {
    const tile = this.#tiles[index]
    if (!tile && value === 0) return false
    let at = from
    if (tile) while (at < to && tile[at] === value) at++
    if (at === to) return false
    const writable = this.#writable(index, value)
    const counts = this.#counts
    // By runs of what was there: that is one comparison for each pixel, and filling is the engine's business.
    while (at < to) {
      const before = writable[at]!
      const start = at
      while (at < to && writable[at] === before) at++
      if (before === value) continue
      writable.fill(value, start, at)
      counts[before] = (counts[before] ?? 0) - (at - start)
      counts[value] = (counts[value] ?? 0) + (at - start)
    }
    return true
  }

  /** The tile, copied when this edit touches it for the first time, and wide enough for the class. */
  #writable(index: number, value: number): Tile {
    if (!this.#before) throw new Error('a mask is changed within edits only')
    const tile = this.#tiles[index]
    const isKept = this.#before.has(index)
    if (tile && isKept && (value <= 255 || tile instanceof Uint16Array)) return tile
    if (!isKept) this.#before.set(index, tile)
    const isWide = value > 255 || tile instanceof Uint16Array
    const copy = isWide ? new Uint16Array(TILE_PIXELS) : new Uint8Array(TILE_PIXELS)
    if (tile) copy.set(tile)
    else this.#counts[0] = (this.#counts[0] ?? 0) + TILE_PIXELS
    this.#tiles[index] = copy
    return copy
  }

  #grow(y: number, left: number, right: number): void {
    const area = this.#area
    area.left = Math.min(area.left, left)
    area.right = Math.max(area.right, right)
    area.top = Math.min(area.top, y)
    area.bottom = Math.max(area.bottom, y + 1)
  }

  #areaOf(indices: number[]): Area {
    const area = { ...NOWHERE }
    for (const index of indices) {
      const left = (index % this.columns) * TILE
      const top = Math.floor(index / this.columns) * TILE
      area.left = Math.min(area.left, left)
      area.top = Math.min(area.top, top)
      area.right = Math.max(area.right, Math.min(left + TILE, this.size.width))
      area.bottom = Math.max(area.bottom, Math.min(top + TILE, this.size.height))
    }
    return area
  }
}

const NOWHERE: Area = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }

/** Whether every pixel has the same class in both. */
export const isSame = (a: MaskState, b: MaskState): boolean =>
  a.length === b.length && a.every((tile, index) => isSameTile(tile, b[index]))

function isSameTile(a: Tile | undefined, b: Tile | undefined): boolean {
  if (a === b) return true
  // Without callbacks: an image has as many pixels as a page has time for.
  for (let at = 0; at < TILE_PIXELS; at++) if ((a ? a[at] : 0) !== (b ? b[at] : 0)) return false
  return true
}
