import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { operation } from '../api.ts'
import type { Length, SectionProps, TimeUnit } from './new-workflow.ts'
import { useChoices } from './use-choices.ts'

type Listed = { Workteams: { WorkteamName: string; WorkteamArn: string }[]; NextToken?: string }

async function teams(token: string | undefined) {
  const input = { MaxResults: 100, ...(token && { NextToken: token }) }
  const { Workteams: found, NextToken } = await operation<Listed>('ListWorkteams', input)
  return { items: found.map(one => ({ value: one.WorkteamArn, label: one.WorkteamName })), nextToken: NextToken }
}

/** What Amazon A2I offers, and what of it there is here. A price is for the public crowd only. Source: spec 10. */
const WORKER_TYPES = [
  { value: 'private', label: 'Private', description: 'Work teams of your own.' },
  { value: 'public', label: 'Public', description: 'Not here: Handloop has no crowd to pay.', disabled: true },
  { value: 'vendor', label: 'Vendor', description: 'Not here: Handloop has no marketplace.', disabled: true },
]

const COUNTS = ['1', '2', '3'].map(value => ({ value, label: value }))

/** Who works on it, how many of them, and how long everything may take. */
export function WorkersSection({ form, complaints, change }: SectionProps): ReactNode {
  const choices = useChoices('teams', teams)
  return (
    <Container header={<Header variant="h2">Workers</Header>}>
      <SpaceBetween size="l">
        <FormField label="Worker types">
          <RadioGroup value="private" items={WORKER_TYPES} />
        </FormField>
        <FormField label="Work team" errorText={complaints.teamArn}>
          <Select
            {...choices}
            selectedOption={choices.options.find(one => one.value === form.teamArn) ?? null}
            placeholder="Choose a work team"
            empty="There is no work team in this region yet."
            onChange={({ detail }) => change({ teamArn: detail.selectedOption.value! })}
          />
        </FormField>
        <FormField
          label="Workers per object"
          description="So many different workers answer each human loop, before its output is written."
        >
          <Select
            selectedOption={{ value: form.workers, label: form.workers }}
            options={COUNTS}
            onChange={({ detail }) => change({ workers: detail.selectedOption.value! })}
          />
        </FormField>
        <TimeField
          label="Task timeout"
          description="How long a worker has after beginning a task; at least 30 seconds, at most 30 days."
          value={form.timeout}
          error={complaints.timeout}
          onChange={timeout => change({ timeout })}
        />
        <TimeField
          label="Task expiration"
          description="How long after its start a human loop waits for workers; at most 30 days."
          value={form.expiration}
          error={complaints.expiration}
          onChange={expiration => change({ expiration })}
        />
      </SpaceBetween>
    </Container>
  )
}

const UNITS = (['minutes', 'hours', 'days'] as const).map(value => ({ value, label: value }))

type TimeProps = {
  label: string
  description: string
  value: Length
  error: string | undefined
  onChange: (value: Length) => void
}

const TimeField = ({ label, description, value, error, onChange }: TimeProps): ReactNode => (
  <FormField label={label} description={description} errorText={error}>
    <SpaceBetween direction="horizontal" size="xs">
      <Input
        ariaLabel={label}
        inputMode="decimal"
        value={value.count}
        onChange={({ detail }) => onChange({ ...value, count: detail.value })}
      />
      <Select
        ariaLabel={`${label}: unit`}
        selectedOption={{ value: value.unit, label: value.unit }}
        options={UNITS}
        onChange={({ detail }) => onChange({ ...value, unit: detail.selectedOption.value as TimeUnit })}
      />
    </SpaceBetween>
  </FormField>
)
