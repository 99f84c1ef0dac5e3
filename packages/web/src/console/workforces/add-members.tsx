import FormField from '@cloudscape-design/components/form-field'
import Multiselect, { type MultiselectProps } from '@cloudscape-design/components/multiselect'
import { type ReactNode, useState } from 'react'
import { FormDialog } from '../parts/form-dialog.tsx'
import { useChoices } from '../workflows/use-choices.ts'
import { workersBehind } from './types.ts'

async function people(token: string | undefined) {
  const { items, nextToken } = await workersBehind('workers', token)
  return {
    items: items.map(({ id, name, email }) => ({ value: id, label: name, description: email ?? '' })),
    nextToken,
  }
}

type Props = { group: string; add: (ids: string[]) => Promise<void>; onDismiss: () => void }

/** Puts workers into the group that makes members of the team. */
export function AddMembers({ group, add, onDismiss }: Props): ReactNode {
  const choices = useChoices('all workers', people)
  const [chosen, setChosen] = useState<MultiselectProps.Options>([])
  return (
    <FormDialog
      title="Add workers to team"
      act="Add"
      canSave={chosen.length > 0}
      save={() => add(chosen.map(({ value }) => value!))}
      onDismiss={onDismiss}
    >
      <FormField label="Workers" description={`They are put into the group ${group}.`}>
        <Multiselect
          {...choices}
          selectedOptions={chosen}
          placeholder="Choose workers"
          filteringType="auto"
          empty="There are no workers yet."
          onChange={({ detail }) => setChosen(detail.selectedOptions)}
        />
      </FormField>
    </FormDialog>
  )
}
