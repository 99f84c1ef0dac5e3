import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { JsonView } from '../parts/json-view.tsx'
import { Time } from '../parts/time.tsx'
import { type Event, receiverOf, toldBy } from './types.ts'

/** All of one event: what was sent, and what came of it. */
export function EventDialog({ event, onDismiss }: { event: Event; onDismiss: () => void }): ReactNode {
  const { loopName, eventId, region, attempts, response, lastError, payload, nextTryAt, deliveredAt } = event
  return (
    <Modal
      visible
      size="large"
      header={`${toldBy(event)} of ${loopName}`}
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onDismiss}>
            Close
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'To', value: receiverOf(event) },
            { label: 'Region', value: region },
            { label: 'Event ID', value: eventId ?? '–' },
            { label: 'Attempts', value: attempts },
            { label: 'Response', value: response ?? '–' },
            { label: 'Last error', value: lastError ?? '–' },
            ...(deliveredAt === null ? [] : [{ label: 'Delivered', value: <Time value={deliveredAt} /> }]),
            ...(nextTryAt === null ? [] : [{ label: 'Next try', value: <Time value={nextTryAt} /> }]),
          ]}
        />
        {payload === null ? (
          <Box>This is the output object itself: it is written to the bucket, and no receiver is told of it.</Box>
        ) : (
          <JsonView label="Payload" json={payload} />
        )}
      </SpaceBetween>
    </Modal>
  )
}
