import type { PropertyDeclarations } from 'lit'
import { ownAt } from '../attributes.ts'
import { parseLenientJson } from '../lenient-json/lenient-json.ts'
import { VectorTool } from './vector-tool.ts'

const HEX_COLOR = /^#(?:[\da-f]{3}|[\da-f]{6})$/i

/** Line tools: authors may choose the colours of labels. Source: specification 3.18. */
export abstract class LineTool extends VectorTool {
  static override properties: PropertyDeclarations = { labelColors: ownAt('label-colors') }
  #colors: string[] = []

  /** Colours in hexadecimal in the order of the labels; what is no colour is filled from the palette. */
  get labelColors(): string[] {
    return this.#colors
  }
  set labelColors(colors: readonly unknown[] | string | null) {
    this.#colors = this.authored.read('label-colors', () => readColors(colors), [])
    this.repaint()
  }

  protected override get authorColors(): readonly string[] {
    return this.#colors
  }
}

/** Two labels may have one colour, and a gap keeps its place. Three digits become six. */
function readColors(given: readonly unknown[] | string | null): string[] {
  if (given === null || given === undefined || (typeof given === 'string' && given.trim() === '')) return []
  const list = typeof given === 'string' ? parseLenientJson(given) : given
  if (!Array.isArray(list)) throw new SyntaxError('a list was expected')
  return list.map(color => (typeof color === 'string' && HEX_COLOR.test(color.trim()) ? sixDigits(color.trim()) : ''))
}

const sixDigits = (color: string): string => (color.length === 4 ? color.replace(/[\da-f]/gi, '$&$&') : color)
