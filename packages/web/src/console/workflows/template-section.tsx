import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { operation } from '../api.ts'
import type { SectionProps } from './create-page.tsx'
import { useChoices } from './use-choices.ts'

type Listed = { HumanTaskUiSummaries: { HumanTaskUiName: string; HumanTaskUiArn: string }[]; NextToken?: string }

async function templates(token: string | undefined) {
  const input = { MaxResults: 100, ...(token && { NextToken: token }) }
  const { HumanTaskUiSummaries: found, NextToken } = await operation<Listed>('ListHumanTaskUis', input)
  const items = found.map(one => ({ value: one.HumanTaskUiArn, label: one.HumanTaskUiName }))
  return { items, nextToken: NextToken }
}

/** Which template workers see, and what the list of tasks says about it. */
export function TemplateSection({ form, complaints, change }: SectionProps): ReactNode {
  const choices = useChoices('templates', templates)
  return (
    <Container header={<Header variant="h2">Worker task template</Header>}>
      <SpaceBetween size="l">
        <FormField label="Template" errorText={complaints.templateArn}>
          <Select
            {...choices}
            selectedOption={choices.options.find(one => one.value === form.templateArn) ?? null}
            placeholder="Choose a template"
            filteringType="auto"
            empty="There is no template in this region yet."
            onChange={({ detail }) => change({ templateArn: detail.selectedOption.value! })}
          />
        </FormField>
        <FormField
          label="Task title"
          description="What workers read in their list of tasks."
          errorText={complaints.title}
        >
          <Input value={form.title} onChange={({ detail }) => change({ title: detail.value })} />
        </FormField>
        <FormField label="Task description" errorText={complaints.description}>
          <Input value={form.description} onChange={({ detail }) => change({ description: detail.value })} />
        </FormField>
        <FormField label={<Optional text="Keywords" />} constraintText="Up to 5, with commas between them.">
          <Input value={form.keywords} onChange={({ detail }) => change({ keywords: detail.value })} />
        </FormField>
      </SpaceBetween>
    </Container>
  )
}

const Optional = ({ text }: { text: string }): ReactNode => (
  <>
    {text} <i>- optional</i>
  </>
)
