import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import Table from '@cloudscape-design/components/table'
import { type ReactNode, useState } from 'react'
import { hrefOf } from '../addresses.ts'
import { operation } from '../api.ts'
import { reasonOf } from '../notices.tsx'
import { ListHeader } from '../parts/list-header.tsx'
import { Time } from '../parts/time.tsx'
import type { Reading } from '../use-reading.ts'
import { goTo } from '../use-route.ts'
import { TEAM } from './routes.ts'
import { TeamForm, teamInput } from './team-form.tsx'
import { groupsOf, type Team, type TeamWork, type Workforce, waitingText } from './types.ts'

type Props = { workforce: Workforce | undefined; teams: Reading<Team[]>; work: TeamWork[]; reread: () => void }

/** The teams of the private workforce, and what each has to do. */
export function TeamsSection({ workforce, teams, work, reread }: Props): ReactNode {
  const [isCreating, setCreating] = useState(false)
  const workOf = (team: Team) => work.find(({ name }) => name === team.WorkteamName)
  const none = teams.error ? `Teams could not be read. ${reasonOf(teams.error)}` : 'There is no team in this region.'
  return (
    <>
      <Table
        header={
          <ListHeader title="Private teams" variant="h2" reread={reread}>
            <Button disabled={!workforce} onClick={() => setCreating(true)}>
              Create private team
            </Button>
          </ListHeader>
        }
        items={teams.value ?? []}
        loading={teams.value === undefined && teams.isLoading}
        loadingText="Loading"
        empty={<Box textAlign="center">{none}</Box>}
        trackBy="WorkteamName"
        wrapLines
        ariaLabels={{ tableLabel: 'Private teams' }}
        columnDefinitions={[
          { id: 'name', header: 'Name', isRowHeader: true, cell: team => <TeamLink name={team.WorkteamName} /> },
          { id: 'description', header: 'Description', cell: team => team.Description },
          { id: 'groups', header: 'Groups', cell: team => groupsOf(team).join(', ') },
          { id: 'waiting', header: 'Waiting tasks', cell: team => shown(workOf(team), waitingText) },
          { id: 'oldest', header: 'Oldest waits since', cell: team => shown(workOf(team), oldest) },
        ]}
      />
      {isCreating && workforce && (
        <TeamForm
          title="Create private team"
          act="Create"
          save={async values => {
            await operation('CreateWorkteam', { WorkteamName: values.name, ...teamInput(values, workforce) })
            goTo(hrefOf(TEAM, { team: values.name }))
          }}
          onDismiss={() => setCreating(false)}
        />
      )}
    </>
  )
}

const shown = (work: TeamWork | undefined, show: (work: TeamWork) => ReactNode): ReactNode => (work ? show(work) : '–')

const oldest = ({ oldestWaitingSince }: TeamWork): ReactNode =>
  oldestWaitingSince === null ? '–' : <Time value={oldestWaitingSince} />

const TeamLink = ({ name }: { name: string }): ReactNode => <Link href={hrefOf(TEAM, { team: name })}>{name}</Link>
