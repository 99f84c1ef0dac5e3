/** In label order, then from the start again. Source: specification 3.0.7, "Default colours". */
export const PALETTE = [
  '#2ca02c',
  '#1f77b4',
  '#ff7f0e',
  '#d62728',
  '#9467bd',
  '#7f7f7f',
  '#e377c2',
  '#8c564b',
  '#17becf',
  '#ff9896',
  '#bcbd22',
  '#aec7e8',
  '#98df8a',
  '#c5b0d5',
  '#c49c94',
] as const

const HOTKEYS = '1234567890qwertyu'

/** The key for the label at this place, counted from 0; none beyond the seventeenth. */
export const labelHotkey = (index: number): string | undefined => HOTKEYS[index]

/** The place of the label a key stands for; -1 for other keys. */
export const hotkeyPlace = (key: string): number => (key.length === 1 ? HOTKEYS.indexOf(key) : -1)

/** What tells one label from another. `colors` are the author's, in label order; gaps are filled from the palette. */
export const labelColor = (index: number, colors: readonly string[] = []): string =>
  colors[index] || PALETTE[index % PALETTE.length]!
