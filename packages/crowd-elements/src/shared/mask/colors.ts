import { PALETTE } from '../image-tool/labels.ts'

export type Rgb = readonly [red: number, green: number, blue: number]

/** A colour as authors write it: `#rgb`, `#rrggbb`, `rgb(…)`. @returns undefined for anything else */
export function parseColor(text: unknown): Rgb | undefined {
  if (typeof text !== 'string') return undefined
  const color = text.trim().toLowerCase()
  const hex = /^#?([\da-f]{3}|[\da-f]{6})(?:ff)?$/.exec(color)?.[1]
  if (hex) {
    const digits = hex.length === 3 ? [...hex].map(digit => digit + digit).join('') : hex
    return [0, 2, 4].map(at => Number.parseInt(digits.slice(at, at + 2), 16)) as unknown as Rgb
  }
  const parts = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+1)?\s*\)$/.exec(color)
  const channels = parts?.slice(1).map(Number)
  return channels?.every(channel => channel <= 255) ? (channels as unknown as Rgb) : undefined
}

const toHex = (rgb: readonly number[]): string =>
  `#${rgb.map(channel => Math.round(channel).toString(16).padStart(2, '0')).join('')}`

/** One number for each colour, to compare by. */
export const colorKey = ([red, green, blue]: Rgb): number => (red << 16) | (green << 8) | blue

/**
 * Colours that nobody has yet: the default ones in their order, then ones made for it, spread round the colour circle.
 * In a mask a colour is all that tells two things apart. Source: specification 3.15, "colours".
 */
export class FreshColors {
  readonly #taken = new Set<number>()
  #made = 0

  /** Not to be given to anybody else. */
  take(rgb: Rgb): void {
    this.#taken.add(colorKey(rgb))
  }

  isTaken(rgb: Rgb): boolean {
    return this.#taken.has(colorKey(rgb))
  }

  /** @param wished taken, when nobody has it */
  next(wished?: string): string {
    for (const color of wished === undefined ? PALETTE : [wished, ...PALETTE]) if (this.#get(color)) return color
    for (;;) {
      const color = madeColor(this.#made++)
      if (this.#get(color)) return color
    }
  }

  #get(color: string): boolean {
    const rgb = parseColor(color)!
    if (this.isTaken(rgb)) return false
    this.take(rgb)
    return true
  }
}

/** Steps of the golden angle never come back to the same hue; lightness changes with each turn of three. */
function madeColor(place: number): string {
  const hue = (place * 137.508 + 20) % 360
  const lightness = [0.5, 0.38, 0.66][place % 3]!
  const strength = 0.7 * Math.min(lightness, 1 - lightness)
  return toHex(
    [0, 8, 4].map(offset => {
      const turn = (offset + hue / 30) % 12
      return 255 * (lightness - strength * Math.max(-1, Math.min(turn - 3, 9 - turn, 1)))
    }),
  )
}
