import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { type ReactNode, useState } from 'react'
import { ActDialog } from '../parts/act-dialog.tsx'
import { imageSourceOf, isLinkTarget } from './sources.ts'

type LinkProps = { onInsert: (href: string) => void; onDismiss: () => void }

export function LinkDialog({ onInsert, onDismiss }: LinkProps): ReactNode {
  const [href, setHref] = useState('')
  const [isAsked, setAsked] = useState(false)
  const isGood = isLinkTarget(href.trim())
  return (
    <ActDialog
      title="Insert link"
      act="Insert"
      onAct={() => (isGood ? onInsert(href.trim()) : setAsked(true))}
      onDismiss={onDismiss}
    >
      <FormField
        label="Address"
        constraintText="As https://… or mailto:…"
        errorText={isAsked && !isGood && 'Give a whole address that begins with https://, http:// or mailto:.'}
      >
        <Input value={href} onChange={({ detail }) => setHref(detail.value)} />
      </FormField>
    </ActDialog>
  )
}

type ImageProps = { onInsert: (src: string, alt: string) => void; onDismiss: () => void }

export function ImageDialog({ onInsert, onDismiss }: ImageProps): ReactNode {
  const [typed, setTyped] = useState('')
  const [alt, setAlt] = useState('')
  const [isAsked, setAsked] = useState(false)
  const src = imageSourceOf(typed)
  return (
    <ActDialog
      title="Insert image"
      act="Insert"
      onAct={() => (src === undefined ? setAsked(true) : onInsert(src, alt))}
      onDismiss={onDismiss}
    >
      <FormField
        label="Image address"
        description="An address of the web that workers can open; an object in a bucket, which they then get to see by a link that works for a while; or a member of the task's input."
        constraintText="As https://…, s3://bucket/key, or {{ task.input.example | grant_read_access }}."
        errorText={
          isAsked &&
          src === undefined &&
          'Give an address of one of these three kinds, without quotation marks, braces, backslashes, < > or & in the name of an object.'
        }
      >
        <Input value={typed} onChange={({ detail }) => setTyped(detail.value)} />
      </FormField>
      <FormField label="What can be seen in it" description="Read to workers who cannot see it.">
        <Input value={alt} onChange={({ detail }) => setAlt(detail.value)} />
      </FormField>
    </ActDialog>
  )
}
