import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'
import { hrefOf } from '../addresses.ts'
import { type Event, receiverOf, toldBy } from './types.ts'

/** Events of all regions are in one list, and the region is a part of the address. */
function loopAddress({ loopName, flowName, region }: Event): string {
  const url = new URL(location.href)
  url.searchParams.set('region', region)
  url.hash = hrefOf('/human-review-workflows/{flow}/human-loops/{loop}', { flow: flowName, loop: loopName })
  return url.href
}

/** What both lists show of an event: which loop, what it tells, and to whom. */
export const eventColumns = (show: (event: Event) => void) => [
  {
    id: 'loop',
    header: 'Human loop',
    isRowHeader: true,
    cell: (event: Event): ReactNode => <Link href={loopAddress(event)}>{event.loopName}</Link>,
  },
  {
    id: 'told',
    minWidth: 130,
    header: 'Event',
    cell: (event: Event): ReactNode => (
      <Button
        variant="inline-link"
        ariaLabel={`Show ${toldBy(event)} of ${event.loopName}`}
        onClick={() => show(event)}
      >
        {toldBy(event)}
      </Button>
    ),
  },
  { id: 'to', header: 'To', cell: (event: Event): ReactNode => receiverOf(event) },
  { id: 'attempts', header: 'Attempts', cell: (event: Event): ReactNode => event.attempts },
]
