import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Textarea from '@cloudscape-design/components/textarea'
import { type ReactNode, useState } from 'react'
import { FormDialog } from '../parts/form-dialog.tsx'
import { TopicField, topicInput } from './topic-section.tsx'
import { groupsOf, membersOf, type Team, type Workforce } from './types.ts'

/** `topicArn`: of a new team; empty leaves it as it is. */
export type TeamValues = { name: string; description: string; groups: string; topicArn: string }

type Props = {
  title: string
  act: string
  /** The team as it is; a new one without. */
  team?: Team
  save: (values: TeamValues) => Promise<void>
  onDismiss: () => void
}

const linesOf = (text: string): string[] => [...new Set(text.split('\n').map(line => line.trim()))].filter(Boolean)

/** Values of the form as CreateWorkteam and UpdateWorkteam want them. Source: spec 4.5. */
export const teamInput = ({ description, groups, topicArn }: TeamValues, workforce: Workforce): object => ({
  Description: description,
  MemberDefinitions: membersOf(linesOf(groups), workforce),
  ...(topicArn !== '' && topicInput(topicArn)),
})

/** Makes or changes a team. A team is people by their groups. */
export function TeamForm({ title, act, team, save, onDismiss }: Props): ReactNode {
  const [values, setValues] = useState<TeamValues>({
    name: team?.WorkteamName ?? '',
    description: team?.Description ?? '',
    groups: team ? groupsOf(team).join('\n') : '',
    topicArn: '',
  })
  const change = (changed: Partial<TeamValues>) => setValues({ ...values, ...changed })
  return (
    <FormDialog title={title} act={act} save={() => save(values)} onDismiss={onDismiss}>
      {team === undefined && (
        <FormField label="Name" constraintText="1 to 63 letters, digits and hyphens.">
          <Input value={values.name} onChange={({ detail }) => change({ name: detail.value })} />
        </FormField>
      )}
      <FormField label="Description" constraintText="1 to 200 characters.">
        <Input value={values.description} onChange={({ detail }) => change({ description: detail.value })} />
      </FormField>
      <FormField
        label="Groups"
        description="Everybody in one of them is in the team."
        constraintText="One in a line, at most 10."
      >
        <Textarea rows={3} value={values.groups} onChange={({ detail }) => change({ groups: detail.value })} />
      </FormField>
      {team === undefined && <TopicField arn={values.topicArn} onChange={topicArn => change({ topicArn })} />}
    </FormDialog>
  )
}
