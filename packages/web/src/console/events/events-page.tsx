import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { DeliveredSection } from './delivered-section.tsx'
import { EventDialog } from './event-dialog.tsx'
import { FailingSection } from './failing-section.tsx'
import type { Event } from './types.ts'

/** What receivers were told of human loops: what they refuse, what they took, and what they said to it. */
export default function EventsPage(): ReactNode {
  const [shown, setShown] = useState<Event>()
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Receivers are told when a human loop has ended. Which receivers there are is a setting of the service."
      >
        Events
      </Header>
      <FailingSection show={setShown} />
      <DeliveredSection show={setShown} />
      {shown && <EventDialog event={shown} onDismiss={() => setShown(undefined)} />}
    </SpaceBetween>
  )
}
