import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import Tabs from '@cloudscape-design/components/tabs'
import { type ReactNode, useState } from 'react'
import type { Params } from '../addresses.ts'
import { operation } from '../api.ts'
import { reasonOf, useNotices } from '../notices.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Copyable } from '../parts/copyable.tsx'
import { Time } from '../parts/time.tsx'
import { useReading } from '../use-reading.ts'
import { goTo } from '../use-route.ts'
import { MembersSection } from './members-section.tsx'
import { WORKFORCES } from './routes.ts'
import { TeamForm, teamInput } from './team-form.tsx'
import { TopicSection } from './topic-section.tsx'
import { groupsOf, privateWorkforce, type Team, type Workforce } from './types.ts'
import { WorkSection } from './work-section.tsx'

async function teamAndForce(name: string) {
  const [{ Workteam }, workforce] = await Promise.all([
    operation<{ Workteam: Team }>('DescribeWorkteam', { WorkteamName: name }),
    privateWorkforce(),
  ])
  return { team: Workteam, workforce: workforce! }
}

/** One team: what it is, what it has to do, and who is in it. */
export default function TeamPage({ params }: { params: Params }): ReactNode {
  const name = params.team!
  const { value, error, reread } = useReading(name, () => teamAndForce(name))
  const [asking, setAsking] = useState<'update' | 'delete'>()
  const close = () => setAsking(undefined)
  if (error) return <Box variant="p">{reasonOf(error)}</Box>
  if (value === undefined) return <Spinner size="large" />
  const { team, workforce } = value
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => setAsking('delete')}>Delete team</Button>
            <Button onClick={() => setAsking('update')}>Edit</Button>
          </SpaceBetween>
        }
      >
        {name}
      </Header>
      <Summary team={team} />
      <WorkSection team={name} />
      <Details {...{ team, workforce, reread }} />
      {asking === 'update' && <Edit {...{ team, workforce, reread }} onDismiss={close} />}
      {asking === 'delete' && <Delete name={name} onDismiss={close} />}
    </SpaceBetween>
  )
}

function Summary({ team }: { team: Team }): ReactNode {
  return (
    <Container header={<Header variant="h2">Team summary</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'ARN', value: <Copyable text={team.WorkteamArn} /> },
          { label: 'Description', value: team.Description },
          { label: 'Groups', value: groupsOf(team).join(', ') },
          { label: 'Creation time', value: <Time value={team.CreateDate} /> },
        ]}
      />
    </Container>
  )
}

type DetailsProps = { team: Team; workforce: Workforce; reread: () => void }

/** Source: spec 10, "Private team details". */
const Details = ({ team, workforce, reread }: DetailsProps): ReactNode => (
  <Tabs
    ariaLabel="Team details"
    tabs={[
      {
        id: 'members',
        label: 'Members',
        content: (
          <MembersSection
            team={team.WorkteamName}
            groups={groupsOf(team)}
            isOutside={workforce.OidcConfig !== undefined}
          />
        ),
      },
      { id: 'topic', label: 'SNS topic', content: <TopicSection {...{ team, reread }} /> },
    ]}
  />
)

type EditProps = { team: Team; workforce: Workforce; reread: () => void; onDismiss: () => void }

const Edit = ({ team, workforce, reread, onDismiss }: EditProps): ReactNode => (
  <TeamForm
    title={`Edit ${team.WorkteamName}`}
    act="Save"
    team={team}
    save={async values => {
      await operation('UpdateWorkteam', { WorkteamName: team.WorkteamName, ...teamInput(values, workforce) })
      reread()
    }}
    onDismiss={onDismiss}
  />
)

function Delete({ name, onDismiss }: { name: string; onDismiss: () => void }): ReactNode {
  const notices = useNotices()
  const remove = () => {
    onDismiss()
    operation('DeleteWorkteam', { WorkteamName: name }).then(
      () => {
        notices.done(`The team ${name} was deleted.`)
        goTo(WORKFORCES)
      },
      error => notices.failed(`The team ${name} was not deleted`, error),
    )
  }
  return (
    <ConfirmDialog title={`Delete ${name}?`} act="Delete" onConfirm={remove} onDismiss={onDismiss}>
      This cannot be undone, and is refused while a workflow uses the team. Its workers stay, in their groups and in
      other teams of theirs.
    </ConfirmDialog>
  )
}
