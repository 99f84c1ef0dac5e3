import type { Point } from '../image/plane.ts'

/** Sizes on screen, CSS pixels. */
const HANDLE = 4.5
export const TAG_HEIGHT = 20
export const TAG_MOST = 220

const FONT = '500 12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif'

export function fill(context: CanvasRenderingContext2D, color: string, opacity: number): void {
  context.globalAlpha = opacity
  context.fillStyle = color
  context.fill()
  context.globalAlpha = 1
}

/** A white square with an edge in the shape's colour; filled, when keys move it. */
export function paintHandle(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  color: string,
  scale: number,
  isStrong: boolean,
): void {
  const half = (isStrong ? HANDLE + 1.5 : HANDLE) / scale
  context.beginPath()
  context.rect(x - half, y - half, 2 * half, 2 * half)
  context.fillStyle = isStrong ? color : '#ffffff'
  context.fill()
  context.lineWidth = 1.5 / scale
  context.strokeStyle = isStrong ? '#ffffff' : color
  context.stroke()
}

/** The label above the shape's top left corner, in black or white, whichever is easier to read on the colour. */
export function paintTag(
  context: CanvasRenderingContext2D,
  label: string,
  left: number,
  top: number,
  color: string,
  scale: number,
): void {
  context.save()
  context.translate(left, top)
  context.scale(1 / scale, 1 / scale)
  context.font = FONT
  context.textBaseline = 'middle'
  const text = shortened(context, label)
  const width = context.measureText(text).width + 12
  context.fillStyle = color
  context.beginPath()
  context.roundRect(-1, -TAG_HEIGHT - 6, width, TAG_HEIGHT, 4)
  context.fill()
  context.fillStyle = inkOn(color)
  context.fillText(text, 5, -TAG_HEIGHT / 2 - 5.5)
  context.restore()
}

function shortened(context: CanvasRenderingContext2D, label: string): string {
  let text = label
  while (text.length > 1 && context.measureText(text).width > TAG_MOST - 24) text = `${text.slice(0, -2)}…`
  return text
}

/** Black or white by the relative luminance of an sRGB colour in hexadecimal. */
export function inkOn(color: string): '#000000' | '#ffffff' {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\da-f]{2}/gi) ?? []).map(
    pair => (Number.parseInt(pair, 16) / 255) ** 2.2,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? '#000000' : '#ffffff'
}

/** A cross with a gap in the middle, dark and light, so that it shows on any picture. */
export function paintCursor(context: CanvasRenderingContext2D, { x, y }: Point, scale: number): void {
  for (const [width, color] of [
    [5, '#ffffff'],
    [2.5, '#0b1220'],
  ] as const) {
    context.beginPath()
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      context.moveTo(x + (dx * 4) / scale, y + (dy * 4) / scale)
      context.lineTo(x + (dx * 16) / scale, y + (dy * 16) / scale)
    }
    context.lineWidth = width / scale
    context.strokeStyle = color
    context.stroke()
  }
}
