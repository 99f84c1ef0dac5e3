/** How far a key moves the caret. Lines are the browser's business: only it knows them. */
export type Stride = 'character' | 'word'

/** The longest word, and the longest character, that is still found whole. Keeps a step quick in a long text. */
const REACH = 200

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const words = new Intl.Segmenter(undefined, { granularity: 'word' })

/**
 * Where the caret goes in reading direction.
 *
 * @param place UTF-16 units from the start of the text
 * @param step 1 forward, -1 back. By words it stops where words end, or backwards where they begin.
 */
export function moved(text: string, place: number, stride: Stride, step: 1 | -1): number {
  if (stride === 'character') return step === 1 ? nextCharacter(text, place) : previousCharacter(text, place)
  return step === 1 ? nextWordEnd(text, place) : previousWordStart(text, place)
}

function nextCharacter(text: string, place: number): number {
  const [first] = characters.segment(text.slice(place, place + REACH))
  return place + (first?.segment.length ?? 0)
}

function previousCharacter(text: string, place: number): number {
  const from = Math.max(0, place - REACH)
  const last = [...characters.segment(text.slice(from, place))].at(-1)
  return place - (last?.segment.length ?? 0)
}

function nextWordEnd(text: string, place: number): number {
  const ahead = text.slice(place, place + 4 * REACH)
  for (const { segment, index, isWordLike } of words.segment(ahead))
    if (isWordLike) return place + index + segment.length
  return place + ahead.length
}

function previousWordStart(text: string, place: number): number {
  const from = Math.max(0, place - 4 * REACH)
  const word = [...words.segment(text.slice(from, place))].findLast(({ isWordLike }) => isWordLike)
  return from + (word?.index ?? 0)
}

/** The word around a place, for speech and for double clicks; without one the character there. */
export function wordAt(text: string, place: number): { start: number; end: number } {
  const from = Math.max(0, place - REACH)
  const found = words.segment(text.slice(from, place + REACH)).containing(place - from)
  if (!found) return { start: place, end: place }
  return { start: from + found.index, end: from + found.index + found.segment.length }
}

/** Leaves out the blanks around a range: some systems select the blank after a word that is double-clicked. */
export function withoutBlanks(text: string, { start, end }: { start: number; end: number }) {
  const part = text.slice(start, end)
  if (part.trim() === '') return { start, end }
  return { start: start + part.length - part.trimStart().length, end: end - (part.length - part.trimEnd().length) }
}
