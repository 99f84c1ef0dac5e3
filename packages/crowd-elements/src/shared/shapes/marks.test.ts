import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PALETTE } from '../image-tool/labels.ts'
import { inkOn } from './marks.ts'

/** Relative luminance by WCAG 2.2. */
function luminance(color: string): number {
  const [red, green, blue] = color.match(/[\da-f]{2}/gi)!.map(pair => {
    const value = Number.parseInt(pair, 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

test('labels can be read on every colour, 4.5 to 1 at least', () => {
  for (const color of [...PALETTE, '#000000', '#ffffff', '#767676', '#ffff00', '#0000ff']) {
    const [dark, light] = [luminance(color), luminance(inkOn(color))].sort((a, b) => a - b)
    assert.ok((light! + 0.05) / (dark! + 0.05) >= 4.5, `${inkOn(color)} on ${color}`)
  }
})
