/** Colours of labels, in their order, then again. Source: specification 3.0.7, "Default colours". */
const PALETTE =
  '#2ca02c #1f77b4 #ff7f0e #d62728 #9467bd #7f7f7f #e377c2 #8c564b #17becf #ff9896 #bcbd22 #aec7e8 #98df8a #c5b0d5 #c49c94'.split(
    ' ',
  )

export const paletteColour = (index: number): string => PALETTE[index % PALETTE.length]!

/** Black or white, whichever reads better on a colour: the better one always reaches 4.5:1. */
export function inkOn(colour: string): '#000000' | '#ffffff' {
  const [red, green, blue] = [1, 3, 5].map(at => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
  const luminance = 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
  return (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) ? '#000000' : '#ffffff'
}

/** Source: WCAG 2.2, "relative luminance". */
const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)
