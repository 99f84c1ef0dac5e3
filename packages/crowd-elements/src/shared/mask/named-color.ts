import { parseColor } from './colors.ts'
import type { GivenMask } from './mask-answer.ts'

/** Any colour that CSS knows, such as `red`, in the form we read ourselves; undefined for anything else. */
export function namedColor(text: string): string | undefined {
  const context = document.createElement('canvas').getContext('2d')!
  // What is no colour leaves the one before.
  const read = ['#000000', '#ffffff'].map(before => {
    context.fillStyle = before
    context.fillStyle = text
    return String(context.fillStyle)
  })
  return read[0] === read[1] && parseColor(read[0]) ? read[0] : undefined
}

/** The same with every colour in a form we read. */
export const withPlainColors = ({ classes, src }: GivenMask): GivenMask => ({
  src,
  classes: classes.map(({ label, color }) => ({
    label,
    color: parseColor(color) ? color : (namedColor(color) ?? color),
  })),
})
