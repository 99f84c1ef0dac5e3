import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import type { ReactNode } from 'react'
import type { Params } from '../addresses.ts'
import { read } from '../api.ts'
import { type Change, useChanges, useRefusals } from '../changes.ts'
import { reasonOf } from '../notices.tsx'
import { JsonView } from '../parts/json-view.tsx'
import type { LoopDetail } from '../types.ts'
import { useReading } from '../use-reading.ts'
import { Answers } from './answers.tsx'
import { Deliveries } from './deliveries.tsx'
import { LoopActions } from './loop-actions.tsx'
import { LoopAlerts } from './loop-alerts.tsx'
import { LoopSummary } from './loop-summary.tsx'
import { Reports } from './reports.tsx'
import { Timeline } from './timeline.tsx'

/** One change names no more loops than this; beyond it only workflows are named. */
const LOOPS_NAMED = 200

const isAbout =
  (flow: string, loop: string) =>
  ({ flows, loops }: Change): boolean =>
    loops.includes(loop) || (loops.length >= LOOPS_NAMED && flows.includes(flow))

/** Everything of one human loop: how it stands, what happened and to whom, what went in and what came out. */
export default function LoopPage({ params }: { params: Params }): ReactNode {
  const { flow, loop: name } = params as { flow: string; loop: string }
  const { value: loop, error, reread } = useReading(name, () => read<LoopDetail>(`loops/${encodeURIComponent(name)}`))
  useChanges(isAbout(flow, name), reread)
  const isOwed = loop?.deliveries.some(({ deliveredAt }) => deliveredAt === null) ?? false
  useRefusals(() => isOwed && reread())
  if (loop === undefined) return error ? <Box variant="p">{reasonOf(error)}</Box> : <Spinner size="large" />
  return (
    <SpaceBetween size="l">
      <Header variant="h1" actions={<LoopActions loop={loop} reread={reread} />}>
        {loop.name}
      </Header>
      <LoopAlerts loop={loop} />
      <LoopSummary loop={loop} />
      <Answers loop={loop} />
      <Container header={<Header variant="h2">Input</Header>}>
        {loop.input === null ? (
          <Box color="text-body-secondary">The input was purged.</Box>
        ) : (
          <JsonView json={loop.input.content} label="Input content" />
        )}
      </Container>
      <Timeline loop={loop} />
      <Deliveries loop={loop} reread={reread} />
      <Reports loop={loop} reread={reread} />
    </SpaceBetween>
  )
}
