import 'prosemirror-view/style/prosemirror.css'
import './rich-text.css'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import ToggleButton from '@cloudscape-design/components/toggle-button'
import { type Command, EditorState } from 'prosemirror-state'
import { EditorView, type NodeViewConstructor } from 'prosemirror-view'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { abilities, image, link, TOOLS } from './commands.ts'
import { ImageDialog, LinkDialog } from './insert-dialogs.tsx'
import { documentOf, markupOf } from './schema.ts'

type Props = {
  label: string
  /** What it begins with; later changes come from the editor only. */
  markup: string
  /** Markup for a template, with nothing in it that a page could run. */
  onChange: (markup: string) => void
}

/** An editor of instructions with headings, lists, links and images. */
export default function RichEditor({ label, markup, onChange }: Props): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const latest = useRef({ markup, onChange })
  latest.current.onChange = onChange
  const [state, setState] = useState<EditorState>()
  const [asking, setAsking] = useState<'link' | 'image'>()

  useEffect(() => {
    const doc = documentOf(latest.current.markup)
    const made: EditorView = new EditorView(place.current, {
      state: EditorState.create({ doc, plugins: abilities() }),
      nodeViews: { image: pictureInWords },
      attributes: { class: 'rich-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
      dispatchTransaction(change) {
        const next = made.state.apply(change)
        made.updateState(next)
        setState(next)
        if (change.docChanged) latest.current.onChange(markupOf(next.doc))
      },
    })
    view.current = made
    setState(made.state)
    return () => made.destroy()
  }, [label])

  const run = (command: Command) => {
    // A dialog gives the focus back when it goes, and React then to whoever had it before: the browser would put the
    // cursor at the beginning, and on a slow machine it would stay there.
    flushSync(() => setAsking(undefined))
    command(view.current!.state, view.current!.dispatch)
    view.current!.focus()
  }
  return (
    <SpaceBetween size="xs">
      <div role="toolbar" aria-label={`${label}: tools`}>
        <SpaceBetween direction="horizontal" size="xxs">
          {TOOLS.map(({ name, isOn, run: command }) => (
            <ToggleButton key={name} pressed={state !== undefined && isOn(state)} onChange={() => run(command)}>
              {name}
            </ToggleButton>
          ))}
          <Button formAction="none" onClick={() => setAsking('link')}>
            Link
          </Button>
          <Button formAction="none" onClick={() => setAsking('image')}>
            Image
          </Button>
        </SpaceBetween>
      </div>
      <div ref={place} />
      {asking === 'link' && <LinkDialog onInsert={href => run(link(href))} onDismiss={() => setAsking(undefined)} />}
      {asking === 'image' && (
        <ImageDialog onInsert={(src, alt) => run(image(src, alt))} onDismiss={() => setAsking(undefined)} />
      )}
    </SpaceBetween>
  )
}

/** The console loads nothing from elsewhere: here an image is its name, in the sample it is itself. */
const pictureInWords: NodeViewConstructor = ({ attrs: { src, alt } }) => {
  const dom = document.createElement('span')
  dom.className = 'picture'
  dom.textContent = `Image: ${alt || src}`
  dom.title = String(src)
  return { dom }
}
