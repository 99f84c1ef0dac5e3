import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Table from '@cloudscape-design/components/table'
import { type ReactNode, useEffect } from 'react'
import { act } from '../api.ts'
import { useChanges } from '../changes.ts'
import { reasonOf, useNotices } from '../notices.tsx'
import { ListHeader } from '../parts/list-header.tsx'
import { Time } from '../parts/time.tsx'
import { useReading } from '../use-reading.ts'
import { eventColumns } from './columns.tsx'
import { type Event, failing } from './types.ts'

/** How long an attempt takes at a receiver that answers at all. */
const ATTEMPT_MS = 1_500

/** What was refused and waits for its next try, with the reason. */
export function FailingSection({ show }: { show: (event: Event) => void }): ReactNode {
  const { value, error, isLoading, reread } = useReading('failing', failing)
  useChanges(() => true, reread, 2_000)
  useNextTry(value ?? [], reread)
  const notices = useNotices()
  const tryNow = (event: Event) => {
    act(`deliveries/owed/${event.id}/try-now`).then(
      () => setTimeout(reread, ATTEMPT_MS),
      problem => notices.failed('Nothing was tried', problem),
    )
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

/** A refusal is no news of a loop, but everybody knows when the next one may come. */
function useNextTry(events: Event[], reread: () => void): void {
  const next = Math.min(...events.flatMap(({ nextTryAt }) => (nextTryAt === null ? [] : Date.parse(nextTryAt))))
  useEffect(() => {
    if (!Number.isFinite(next)) return
    const timer = setTimeout(reread, Math.max(ATTEMPT_MS, next - Date.now() + ATTEMPT_MS))
    return () => clearTimeout(timer)
  }, [next, reread])
}
