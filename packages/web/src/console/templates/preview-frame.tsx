import { type ReactNode, useEffect, useRef } from 'react'
import type { FrameMessage } from '../../../../crowd-elements/src/task-frame/messages.ts'
import { FrameChannel } from '../../portal/frame-channel.ts'
import { type Note, readPageNotes } from '../../preview/notes.ts'

type Props = {
  page: string
  width: string
  onNotes: (notes: Note[]) => void
  onAnswer: (answer: Record<string, unknown>) => void
  /** What has been filled in; put back into the next page. */
  draft: { current: Record<string, unknown> | undefined }
}

const { previewFrame = '', sandboxed } = document.getElementById('console')!.dataset
const isSandboxed = sandboxed !== undefined
const contentOrigin = new URL(previewFrame, document.baseURI).origin

/** The page as a worker would see it, on the content origin: what a template does stays in there. One page, one frame. */
export function PreviewFrame({ page, width, onNotes, onAnswer, draft }: Props): ReactNode {
  const frame = useRef<HTMLIFrameElement>(null)
  const isGiven = useRef(false)
  const latest = useRef({ onNotes, onAnswer })
  latest.current = { onNotes, onAnswer }

  useEffect(() => {
    const inFrame = () => frame.current?.contentWindow ?? null
    const hear = (message: FrameMessage) => {
      if (message.type === 'ready' && draft.current)
        channel.send({ handloop: 1, type: 'restore', draft: draft.current })
      if (message.type === 'draft') draft.current = message.draft
      if (message.type !== 'submit') return
      latest.current.onAnswer(message.answerContent)
      channel.send({ handloop: 1, type: 'accepted' })
    }
    const channel = new FrameChannel(inFrame, { contentOrigin, isSandboxed }, hear)
    const readNotes = (event: MessageEvent) => {
      if (event.source !== inFrame() || event.origin !== (isSandboxed ? 'null' : contentOrigin)) return
      const notes = readPageNotes(event.data)
      if (notes) latest.current.onNotes(notes)
    }
    channel.open()
    window.addEventListener('message', readNotes)
    return () => {
      channel.close()
      window.removeEventListener('message', readNotes)
    }
  }, [draft])

  const give = () => {
    // Writing the page is another load.
    if (isGiven.current) return
    isGiven.current = true
    frame.current?.contentWindow?.postMessage({ handloopPage: 1, page }, isSandboxed ? '*' : contentOrigin)
  }
  return (
    <iframe
      ref={frame}
      title="The task as a worker sees it"
      src={previewFrame}
      onLoad={give}
      style={{
        inlineSize: width,
        maxInlineSize: '100%',
        blockSize: '66vh',
        border: '1px solid #8c8c94',
        borderRadius: 8,
      }}
    />
  )
}
