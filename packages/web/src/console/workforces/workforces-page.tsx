import Grid from '@cloudscape-design/components/grid'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { operation, read } from '../api.ts'
import { useChanges } from '../changes.ts'
import { useReading } from '../use-reading.ts'
import { OrganizationSection } from './organization.tsx'
import { TeamsSection } from './teams-section.tsx'
import { privateWorkforce, type Team, type TeamWork } from './types.ts'
import { VendorSection } from './vendor-section.tsx'
import { WorkersSection } from './workers-section.tsx'
import { WorkforceSection } from './workforce-section.tsx'

const listTeams = async (): Promise<Team[]> =>
  // There are 25 in a region at most. Source: spec 2.10.
  (await operation<{ Workteams: Team[] }>('ListWorkteams', { MaxResults: 100, SortBy: 'Name' })).Workteams

const listWork = async (): Promise<TeamWork[]> => (await read<{ teams: TeamWork[] }>('teams')).teams

const COLUMNS = [{ colspan: { default: 12, s: 8 } }, { colspan: { default: 12, s: 4 } }]

/** Who works: the region's private workforce, its teams with what they have to do, and the workers. Source: spec 10. */
export default function WorkforcesPage(): ReactNode {
  const workforce = useReading('workforce', privateWorkforce)
  const teams = useReading('teams', listTeams)
  const work = useReading('work', listWork)
  useChanges(() => true, work.reread, 3_000)
  const reread = () => {
    workforce.reread()
    teams.reread()
    work.reread()
  }
  return (
    <SpaceBetween size="l">
      <Header variant="h1">Workforces</Header>
      <Grid gridDefinition={COLUMNS}>
        <WorkforceSection reading={workforce} hasTeams={(teams.value?.length ?? 1) > 0} reread={reread} />
        <OrganizationSection />
      </Grid>
      <TeamsSection workforce={workforce.value} teams={teams} work={work.value ?? []} reread={reread} />
      <WorkersSection workforce={workforce.value} />
      <VendorSection />
    </SpaceBetween>
  )
}
