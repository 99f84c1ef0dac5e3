/** Keys of the labels of image and text tools, in their order. Source: specification 3.0.7, "Label hotkeys". */
const KEYS = '1234567890qwertyu'

/** The key for the label at this place, counted from 0; none beyond the seventeenth. */
export const labelKeyAt = (index: number): string | undefined => KEYS[index]

/** The place of the label a key stands for; undefined for other keys. */
export function labelIndexOf(key: string): number | undefined {
  const index = key.length === 1 ? KEYS.indexOf(key.toLowerCase()) : -1
  return index === -1 ? undefined : index
}
