/** Something the author should know; places are those of the template file and count from 1. */
export type Note = { level: 'error' | 'warning'; text: string; line?: number; column?: number }

/** What the service says of the files. `isShown`: there is a page to look at. */
export type Shown = { version: number; isShown: boolean; notes: Note[] }

const isNote = (value: unknown): value is Note => {
  const { level, text } = (value ?? {}) as Partial<Note>
  return (level === 'error' || level === 'warning') && typeof text === 'string'
}

/** Notes that the page in the frame says of itself; undefined for any other message. */
export function readPageNotes(data: unknown): Note[] | undefined {
  const { handloopPreview, notes } = (data ?? {}) as { handloopPreview?: unknown; notes?: unknown }
  return handloopPreview === 1 && Array.isArray(notes) ? notes.filter(isNote) : undefined
}

/** Errors first, and in each kind those with a place in the file first. */
export const sorted = (notes: Note[]): Note[] =>
  [...notes].sort((a, b) => rank(a) - rank(b) || (a.line ?? Infinity) - (b.line ?? Infinity) || 0)

const rank = ({ level }: Note): number => (level === 'error' ? 0 : 1)
