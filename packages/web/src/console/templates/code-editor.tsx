import './editor.css'
import { setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { type ReactNode, type RefObject, useEffect, useRef, useSyncExternalStore } from 'react'
import type { Note } from '../../preview/notes.ts'
import { abilities, compareWith, type Language, marksOf, placeOf } from './code-mirror.ts'

/** Brings the cursor to a place that a note names. */
export type GoTo = (note: Note) => void

type Props = {
  label: string
  language: Language
  value: string
  onChange: (text: string) => void
  height: string
  notes?: readonly Note[]
  /** Differences to this text are shown. */
  original?: string | undefined
  goTo?: RefObject<GoTo>
}

const scheme = window.matchMedia('(prefers-color-scheme: dark)')
const onScheme = (changed: () => void) => {
  scheme.addEventListener('change', changed)
  return () => scheme.removeEventListener('change', changed)
}

/** A text with its syntax shown, and marks where something is wrong. */
export function CodeEditor({ label, language, value, onChange, height, notes, original, goTo }: Props): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const comparing = useRef(new Compartment())
  const latest = useRef({ value, onChange, original })
  latest.current = { value, onChange, original }
  const isDark = useSyncExternalStore(onScheme, () => scheme.matches)

  useEffect(() => {
    const told = (text: string) => latest.current.onChange(text)
    const extensions = [
      abilities({ label, language, isDark, onChange: told }),
      comparing.current.of(compareWith(latest.current.original)),
    ]
    const state = EditorState.create({ doc: latest.current.value, extensions })
    const made = new EditorView({ state, parent: place.current! })
    view.current = made
    return () => made.destroy()
  }, [label, language, isDark])

  useEffect(() => {
    const { state } = view.current!
    if (state.doc.toString() === value) return
    view.current!.dispatch({ changes: { from: 0, to: state.doc.length, insert: value } })
  }, [value])

  useEffect(() => {
    view.current!.dispatch({ effects: comparing.current.reconfigure(compareWith(original)) })
  }, [original])

  useEffect(() => {
    const { state } = view.current!
    view.current!.dispatch(setDiagnostics(state, marksOf(notes ?? [], state.doc)))
  }, [notes])

  if (goTo) goTo.current = note => show(view.current, note)
  return <div className="code-editor" ref={place} style={{ blockSize: height }} />
}

function show(view: EditorView | null, note: Note): void {
  const anchor = view && placeOf(note, view.state.doc)
  if (view === null || anchor === undefined || anchor === null) return
  view.dispatch({ selection: { anchor }, scrollIntoView: true })
  view.focus()
}
