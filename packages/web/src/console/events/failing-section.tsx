import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Table from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import { act } from '../api.ts'
import { useChanges, useRefusals } from '../changes.ts'
import { reasonOf, useNotices } from '../notices.tsx'
import { ListHeader } from '../parts/list-header.tsx'
import { Time } from '../parts/time.tsx'
import { useReading } from '../use-reading.ts'
import { eventColumns } from './columns.tsx'
import { type Event, failing } from './types.ts'

/** What was refused and waits for its next try, with the reason. */
export function FailingSection({ show }: { show: (event: Event) => void }): ReactNode {
  const { value, error, isLoading, reread } = useReading('failing', failing)
  useChanges(() => true, reread, 2_000)
  useRefusals(reread)
  const notices = useNotices()
  const tryNow = (event: Event) => {
    // What comes of it is news, whether it is refused again or taken.
    act(`deliveries/owed/${event.id}/try-now`).catch(problem => notices.failed('Nothing was tried', problem))
  }
  return (
    <Table
      header={
        <ListHeader
          title="Refused, waiting for the next try"
          variant="h2"
          description="The oldest 50. Pauses between tries grow up to an hour."
          reread={reread}
        />
      }
      items={value ?? []}
      loading={value === undefined && isLoading}
      loadingText="Loading"
      wrapLines
      trackBy="id"
      empty={<Box textAlign="center">{error ? reasonOf(error) : 'Nothing is refused at the moment.'}</Box>}
      ariaLabels={{ tableLabel: 'Refused events' }}
      columnDefinitions={[
        ...eventColumns(show),
        { id: 'error', header: 'Last error', cell: event => event.lastError ?? '–' },
        { id: 'next', header: 'Next try', cell: event => event.nextTryAt && <Time value={event.nextTryAt} /> },
        {
          id: 'act',
          minWidth: 120,
          header: 'Action',
          cell: event => (
            <Button variant="inline-link" ariaLabel={`Try now: ${event.loopName}`} onClick={() => tryNow(event)}>
              Try now
            </Button>
          ),
        },
      ]}
    />
  )
}
