import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { operation } from '../api.ts'
import { Copyable } from '../parts/copyable.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import type { Team } from './types.ts'

type Props = { team: Team; reread: () => void }

/** The team's topic: kept and told, and nothing is sent to it. Source: spec 6.2. */
export function TopicSection({ team, reread }: Props): ReactNode {
  const topic = team.NotificationConfiguration?.NotificationTopicArn ?? ''
  const [isAsking, setAsking] = useState(false)
  const edit = (
    <Button ariaLabel="Edit SNS topic" onClick={() => setAsking(true)}>
      Edit
    </Button>
  )
  return (
    <SpaceBetween size="m">
      <Header variant="h2" actions={edit}>
        SNS topic
      </Header>
      <KeyValuePairs items={[{ label: 'Topic', value: topic === '' ? 'None' : <Copyable text={topic} /> }]} />
      <Box variant="p">
        Nothing is sent to this topic. It is kept and given back to programs that ask for the team, as Amazon Augmented
        AI does, whose messages to a team's topic are for labeling jobs only and not for human review tasks.
      </Box>
      <Box variant="p">
        Workers whose portal is open hear of new tasks by themselves. Programs can be told what happens to human loops:
        see <Link href="#/events">Events</Link>.
      </Box>
      {isAsking && <Edit {...{ team, topic }} onSaved={reread} onDismiss={() => setAsking(false)} />}
    </SpaceBetween>
  )
}

type EditProps = { team: Team; topic: string; onSaved: () => void; onDismiss: () => void }

function Edit({ team: { WorkteamName }, topic, onSaved, onDismiss }: EditProps): ReactNode {
  const [arn, setArn] = useState(topic)
  const save = async () => {
    await operation('UpdateWorkteam', { WorkteamName, ...topicInput(arn) })
    onSaved()
  }
  return (
    <FormDialog title="Edit SNS topic" act="Save" save={save} onDismiss={onDismiss}>
      <TopicField arn={arn} onChange={setArn} />
    </FormDialog>
  )
}

/** A topic as CreateWorkteam and UpdateWorkteam want it; an empty one takes the topic away. */
export const topicInput = (arn: string): object => ({
  NotificationConfiguration: arn.trim() === '' ? {} : { NotificationTopicArn: arn.trim() },
})

export const TopicField = ({ arn, onChange }: { arn: string; onChange: (arn: string) => void }): ReactNode => (
  <FormField
    label={
      <>
        SNS topic <i>- optional</i>
      </>
    }
    description="Kept with the team; nothing is sent to it."
    constraintText="As arn:aws:sns:region:123456789012:name."
  >
    <Input value={arn} placeholder="arn:aws:sns:…" onChange={({ detail }) => onChange(detail.value)} />
  </FormField>
)
