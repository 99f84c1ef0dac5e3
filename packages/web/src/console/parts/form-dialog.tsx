import Alert from '@cloudscape-design/components/alert'
import { type ReactNode, useState } from 'react'
import { reasonOf } from '../notices.tsx'
import { ActDialog } from './act-dialog.tsx'

type Props = {
  title: string
  /** The button's word. */
  act: string
  /** What it does; a refusal stays in the dialog, so that it can be mended. */
  save: () => Promise<void>
  canSave?: boolean
  children: ReactNode
  onDismiss: () => void
}

/** Asks for a few values and does something with them. */
export function FormDialog({ title, act, save, canSave = true, children, onDismiss }: Props): ReactNode {
  const [complaint, setComplaint] = useState('')
  const [isBusy, setBusy] = useState(false)
  const submit = () => {
    setBusy(true)
    setComplaint('')
    save().then(onDismiss, error => {
      setBusy(false)
      setComplaint(reasonOf(error))
    })
  }
  return (
    <ActDialog title={title} act={act} isDisabled={!canSave} isBusy={isBusy} onAct={submit} onDismiss={onDismiss}>
      {children}
      {complaint !== '' && <Alert type="error">{complaint}</Alert>}
    </ActDialog>
  )
}
