import Alert from '@cloudscape-design/components/alert'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import type { ReactNode } from 'react'
import type { LoopAct } from './lifecycle.ts'
import type { Bulk } from './use-bulk.ts'

const DOING: Record<LoopAct, string> = { Stop: 'Stopping', Delete: 'Deleting' }
const DONE: Record<LoopAct, string> = { Stop: 'Asked to stop', Delete: 'Asked to delete' }

const loops = (count: number): string => (count === 1 ? '1 human loop' : `${count} human loops`)

/** How far an act on several loops is; at its end what was refused, and why. */
export function BulkProgress({ bulk, close }: { bulk: Bulk; close: () => void }): ReactNode {
  const { act, total, done, refused } = bulk
  if (done < total)
    return (
      <ProgressBar
        value={(100 * done) / total}
        label={`${DOING[act]} ${loops(total)}`}
        additionalInfo={`${done} of ${total}`}
      />
    )
  if (refused.length === 0)
    return (
      <Alert type="success" dismissible onDismiss={close}>
        {DONE[act]}: {loops(total)}.
      </Alert>
    )
  return (
    <Alert type="warning" dismissible onDismiss={close} header={`${DONE[act]}: ${total - refused.length} of ${total}`}>
      <ul>
        {refused.map(({ name, reason }) => (
          <li key={name}>
            {name}: {reason}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
