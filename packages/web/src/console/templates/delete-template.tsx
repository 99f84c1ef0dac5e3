import type { ReactNode } from 'react'
import { operation } from '../api.ts'
import { useNotices } from '../notices.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'

type Props = { name: string; onDeleted: () => void; onDismiss: () => void }

/** Asks, and deletes a template. What becomes of workflows that use it. Source: spec 2.10. */
export function DeleteTemplate({ name, onDeleted, onDismiss }: Props): ReactNode {
  const notices = useNotices()
  const remove = () => {
    onDismiss()
    operation('DeleteHumanTaskUi', { HumanTaskUiName: name }).then(
      () => {
        notices.done(`The template ${name} was deleted.`)
        onDeleted()
      },
      error => notices.failed(`The template ${name} was not deleted`, error),
    )
  }
  return (
    <ConfirmDialog title={`Delete ${name}?`} act="Delete" onConfirm={remove} onDismiss={onDismiss}>
      Workflows that use this template can start no new human loops, until a template of this name is made again. Human
      loops that have been started keep their own copy and go on.
    </ConfirmDialog>
  )
}
