import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { type ReactNode, useState } from 'react'
import { ActDialog } from './act-dialog.tsx'

type Props = {
  title: string
  /** The button's word. */
  act: string
  /** A text to be typed first, for what takes more with it than its name says. */
  typed?: string
  children: ReactNode
  onConfirm: () => void
  onDismiss: () => void
}

/** Asks before something that can't be undone. */
export function ConfirmDialog({ title, act, typed, children, onConfirm, onDismiss }: Props): ReactNode {
  const [text, setText] = useState('')
  const isSure = typed === undefined || text === typed
  return (
    <ActDialog title={title} act={act} isDisabled={!isSure} onAct={onConfirm} onDismiss={onDismiss}>
      <div>{children}</div>
      {typed !== undefined && (
        <FormField label={`To confirm, type ${typed}`}>
          <Input value={text} placeholder={typed} onChange={({ detail }) => setText(detail.value)} />
        </FormField>
      )}
    </ActDialog>
  )
}
