import type { Note } from '../../preview/notes.ts'

export type SavedTemplate = { name: string; content: string; sha256: string }
export type RecentInput = { loopName: string; content: string }

/** What the service makes of a text and an input. `page` is null when there is nothing to show. */
export type Previewed = {
  page: string | null
  errors: { code: string; message: string; line: number | null; column: number | null }[]
}

/** Places are in the template, except for what is wrong with the input. */
export const notesOf = ({ errors }: Previewed): Note[] =>
  errors.map(({ message, line, column }) => ({
    level: 'error',
    text: message,
    ...(line !== null && { line }),
    ...(column !== null && { column }),
  }))
