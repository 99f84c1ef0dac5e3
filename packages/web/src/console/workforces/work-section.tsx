import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import Table from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import { hrefOf } from '../addresses.ts'
import { read } from '../api.ts'
import { useChanges } from '../changes.ts'
import { Time } from '../parts/time.tsx'
import { useReading } from '../use-reading.ts'
import { WORKFLOW } from '../workflows/routes.ts'
import { type TeamWork, waitingText } from './types.ts'

async function workOf(team: string): Promise<TeamWork | undefined> {
  const { teams } = await read<{ teams: TeamWork[] }>('teams')
  return teams.find(({ name }) => name === team)
}

/** What waits for the team, by workflow, as it is now. */
export function WorkSection({ team }: { team: string }): ReactNode {
  const { value: work, isLoading, reread } = useReading(`work of ${team}`, () => workOf(team))
  useChanges(() => true, reread, 3_000)
  return (
    <Table
      header={
        <Header variant="h2" counter={work ? `(${waitingText(work)})` : ''}>
          Waiting tasks
        </Header>
      }
      items={work?.flows ?? []}
      loading={work === undefined && isLoading}
      loadingText="Loading"
      wrapLines
      empty={<Box textAlign="center">Nothing waits for this team.</Box>}
      ariaLabels={{ tableLabel: 'Waiting tasks' }}
      columnDefinitions={[
        {
          id: 'flow',
          header: 'Workflow',
          isRowHeader: true,
          cell: ({ name }) => (name === null ? '–' : <Link href={hrefOf(WORKFLOW, { flow: name })}>{name}</Link>),
        },
        { id: 'waiting', header: 'Waiting', cell: ({ waiting }) => waiting.toLocaleString() },
        {
          id: 'oldest',
          header: 'Oldest waits since',
          cell: ({ oldestWaitingSince }) => <Time value={oldestWaitingSince} />,
        },
      ]}
    />
  )
}
