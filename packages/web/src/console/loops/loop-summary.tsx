import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Link from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'
import { hrefOf } from '../addresses.ts'
import { addressOf } from '../api.ts'
import { Copyable } from '../parts/copyable.tsx'
import { Status } from '../parts/status.tsx'
import { Time } from '../parts/time.tsx'
import type { LoopDetail } from '../types.ts'
import { WORKFLOW } from '../workflows/routes.ts'
import { purgeInWords } from './purge-in-words.ts'

/** Status and times, the way to the output, and until when the data is here. */
export function LoopSummary({ loop }: { loop: LoopDetail }): ReactNode {
  const flowHref = hrefOf(WORKFLOW, { flow: loop.flowName })
  const items = [
    { label: 'Status', value: <Status status={loop.status} /> },
    { label: 'Workflow', value: <Link href={flowHref}>{loop.flowName}</Link> },
    { label: 'Answers', value: `${loop.answersGiven} of ${loop.answersWanted}` },
    { label: 'Creation time', value: <Time value={loop.createdAt} /> },
    { label: 'May be picked up until', value: <Time value={loop.openUntil} /> },
    { label: 'Ended', value: loop.endedAt === null ? '–' : <Time value={loop.endedAt} /> },
    { label: 'Working on it now', value: atWork(loop) },
    { label: 'Output', value: <Output loop={loop} /> },
    { label: 'Output location', value: <Copyable text={loop.outputS3Uri} /> },
    { label: 'Internal data', value: purgeInWords(loop) },
    ...(loop.failureReason === null
      ? []
      : [
          { label: 'Failure code', value: loop.failureCode },
          { label: 'Failure reason', value: loop.failureReason },
        ]),
  ]
  return (
    <Container header={<Header variant="h2">Human loop details</Header>}>
      <KeyValuePairs columns={3} minColumnWidth={220} items={items} />
    </Container>
  )
}

function atWork({ atWork }: LoopDetail): ReactNode {
  if (atWork.length === 0) return 'Nobody'
  return atWork.map(one => (
    <div key={one.worker}>
      {one.worker}, until <Time value={one.expiresAt} />
    </div>
  ))
}

function Output({ loop }: { loop: LoopDetail }): ReactNode {
  if (loop.outputState === 'written' && loop.status !== 'Deleted')
    return (
      <Link external href={addressOf(`loops/${encodeURIComponent(loop.name)}/output`)}>
        Open output.json
      </Link>
    )
  return loop.outputState === 'none' && loop.endedAt !== null
    ? 'None: it ended without an answer'
    : WORDS[loop.outputState]
}

const WORDS: Record<LoopDetail['outputState'], string> = {
  none: 'Not yet: answers are missing',
  due: 'Being written',
  written: 'Written',
  givenUp: 'Given up after 24 hours of trying',
}
