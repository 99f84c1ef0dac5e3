import Button from '@cloudscape-design/components/button'
import type { ReactNode } from 'react'
import { act } from '../api.ts'
import { useChanges } from '../changes.ts'
import { useNotices } from '../notices.tsx'
import { ListHeader } from '../parts/list-header.tsx'
import { PagedTable } from '../parts/paged-table.tsx'
import { Time } from '../parts/time.tsx'
import { usePages } from '../use-pages.ts'
import { eventColumns } from './columns.tsx'
import { deliveredBehind, type Event, receiverOf, toldBy } from './types.ts'

/** What receivers took, newest first, and what they answered; each can be sent again. */
export function DeliveredSection({ show }: { show: (event: Event) => void }): ReactNode {
  const pages = usePages('deliveries', deliveredBehind)
  useChanges(() => true, pages.reread, 2_000)
  const notices = useNotices()
  const sendAgain = (event: Event) => {
    // It shows at the top when it has arrived.
    act(`deliveries/${event.id}/send-again`).then(
      () => notices.done(`${toldBy(event)} of ${event.loopName} is sent to ${receiverOf(event)} again.`),
      error => notices.failed('Nothing was sent', error),
    )
  }
  return (
    <PagedTable
      pages={pages}
      header={<ListHeader title="Delivered events" variant="h2" reread={pages.reread} />}
      empty="No event has been delivered yet."
      trackBy="id"
      ariaLabels={{ tableLabel: 'Delivered events' }}
      columnDefinitions={[
        ...eventColumns(show),
        { id: 'response', header: 'Response', cell: event => event.response ?? '–' },
        { id: 'at', header: 'Delivered', cell: event => event.deliveredAt && <Time value={event.deliveredAt} /> },
        {
          id: 'act',
          header: 'Action',
          cell: event => (
            <Button
              variant="inline-link"
              ariaLabel={`Send again: ${toldBy(event)} of ${event.loopName}`}
              onClick={() => sendAgain(event)}
            >
              Send again
            </Button>
          ),
        },
      ]}
    />
  )
}
