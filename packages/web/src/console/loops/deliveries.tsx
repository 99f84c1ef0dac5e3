import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import { act } from '../api.ts'
import { useNotices } from '../notices.tsx'
import { JsonView } from '../parts/json-view.tsx'
import { Time } from '../parts/time.tsx'
import type { Delivery, LoopDetail } from '../types.ts'

/** What has left or is to leave the house because of a loop: its output object and its events. */
export function Deliveries({ loop, reread }: { loop: LoopDetail; reread: () => void }): ReactNode {
  return (
    <Table
      header={
        <Header variant="h2" description="Events sent to receivers, and what is still owed to a bucket or a receiver.">
          Deliveries
        </Header>
      }
      items={loop.deliveries}
      ariaLabels={{ tableLabel: 'Deliveries' }}
      wrapLines
      empty={<Box textAlign="center">Nothing has been sent to a receiver, and nothing is owed.</Box>}
      columnDefinitions={[
        {
          id: 'to',
          header: 'To',
          isRowHeader: true,
          cell: one => (one.sink === 'bucket' ? 'output bucket' : one.sink),
        },
        { id: 'state', header: 'State', minWidth: 200, cell: one => <State delivery={one} /> },
        { id: 'attempts', header: 'Attempts', cell: one => one.attempts },
        {
          id: 'said',
          header: 'Last response or error',
          minWidth: 180,
          cell: one => one.response ?? one.lastError ?? '–',
        },
        { id: 'event', header: 'Event', cell: one => <Payload delivery={one} /> },
        { id: 'act', header: 'Action', cell: one => <Again delivery={one} reread={reread} /> },
      ]}
    />
  )
}

function State({ delivery: { deliveredAt, nextTryAt, attempts } }: { delivery: Delivery }): ReactNode {
  if (deliveredAt !== null)
    return (
      <StatusIndicator type="success">
        Delivered <Time value={deliveredAt} />
      </StatusIndicator>
    )
  if (attempts === 0) return <StatusIndicator type="pending">On its way</StatusIndicator>
  return <StatusIndicator type="warning">Refused; next try {nextTryAt && <Time value={nextTryAt} />}</StatusIndicator>
}

const Payload = ({ delivery: { payload, eventId } }: { delivery: Delivery }): ReactNode =>
  payload === null ? (
    '–'
  ) : (
    <ExpandableSection headerText="Payload" headingTagOverride="h3">
      <JsonView json={payload} label={`Payload of event ${eventId}`} />
    </ExpandableSection>
  )

function Again({ delivery, reread }: { delivery: Delivery; reread: () => void }): ReactNode {
  const notices = useNotices()
  const { id, deliveredAt } = delivery
  const [text, path] =
    deliveredAt === null ? ['Try now', `deliveries/owed/${id}/try-now`] : ['Send again', `deliveries/${id}/send-again`]
  const send = () => {
    act(path).then(reread, error => notices.failed('Nothing was sent', error))
  }
  return (
    <Button variant="inline-link" onClick={send}>
      {text}
    </Button>
  )
}
