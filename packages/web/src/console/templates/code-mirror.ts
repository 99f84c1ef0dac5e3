import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { liquid } from '@codemirror/lang-liquid'
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic, lintGutter } from '@codemirror/lint'
import { unifiedMergeView } from '@codemirror/merge'
import { EditorState, type Extension, type Text } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { classHighlighter } from '@lezer/highlight'
import type { Note } from '../../preview/notes.ts'

export type Language = 'liquid' | 'json'

type Setting = { label: string; language: Language; isDark: boolean; onChange: (text: string) => void }

/** What an editor can do. Tab leaves it, as everywhere on a page: nobody gets caught in it with a keyboard. */
export const abilities = ({ label, language, isDark, onChange }: Setting): Extension => [
  lineNumbers(),
  history(),
  indentOnInput(),
  bracketMatching(),
  highlightActiveLine(),
  EditorView.lineWrapping,
  lintGutter(),
  syntaxHighlighting(classHighlighter),
  language === 'liquid' ? liquid() : json(),
  EditorState.tabSize.of(2),
  EditorView.theme({}, { dark: isDark }),
  // Whoever may edit it can reach it in any case; checkers of a text that is scrolled want to see it said.
  EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
  EditorView.updateListener.of(update => {
    if (update.docChanged) onChange(update.state.doc.toString())
  }),
  keymap.of([...defaultKeymap, ...historyKeymap]),
]

/** Shows what is new and what is gone since `original`, between the lines. */
export const compareWith = (original: string | undefined): Extension =>
  original === undefined ? [] : unifiedMergeView({ original, mergeControls: false, gutter: true })

/** Marks of what is wrong, for notes that name a place which is still there. */
export const marksOf = (notes: readonly Note[], text: Text): Diagnostic[] =>
  notes.flatMap(note => {
    const from = placeOf(note, text)
    if (from === undefined) return []
    const to = Math.max(from + 1, endOfTag(text, from))
    return [{ from, to: Math.min(to, text.length), severity: note.level, message: note.text }]
  })

/** @returns the offset of a line and column that count from 1; undefined when the text has become shorter */
export function placeOf({ line, column = 1 }: Note, text: Text): number | undefined {
  if (line === undefined || line > text.lines) return undefined
  const found = text.line(line)
  return Math.min(found.from + column - 1, found.to)
}

/** Complaints name where a tag begins; all of it is marked, as far as it is on one line. */
function endOfTag(text: Text, from: number): number {
  const { to } = text.lineAt(from)
  const rest = text.sliceString(from, to)
  const end = /[%}]\}/.exec(rest)
  return end === null ? to : from + end.index + 2
}
