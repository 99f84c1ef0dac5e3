import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Link from '@cloudscape-design/components/link'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { hrefOf } from '../addresses.ts'
import { operation } from '../api.ts'
import { TEMPLATE } from '../templates/routes.ts'
import { DefaultTemplate } from './default-template.tsx'
import { typeToMake } from './new-template.ts'
import type { SectionProps } from './new-workflow.ts'
import { useChoices } from './use-choices.ts'

type Listed = { HumanTaskUiSummaries: { HumanTaskUiName: string; HumanTaskUiArn: string }[]; NextToken?: string }

async function templates(token: string | undefined) {
  const input = { MaxResults: 100, ...(token && { NextToken: token }) }
  const { HumanTaskUiSummaries: found, NextToken } = await operation<Listed>('ListHumanTaskUis', input)
  const items = found.map(one => ({ value: one.HumanTaskUiArn, label: one.HumanTaskUiName }))
  return { items, nextToken: NextToken }
}

const WAYS = [
  { value: 'default', label: 'Create from a default template' },
  { value: 'existing', label: 'Choose an existing template' },
]

/** Which template workers see, and what the list of tasks says about it. Source: spec 10, "template". */
export function TemplateSection(props: SectionProps): ReactNode {
  const { form, change } = props
  const type = typeToMake(form)
  return (
    <Container header={<Header variant="h2">Worker task template</Header>}>
      <SpaceBetween size="l">
        {form.taskType !== 'custom' && (
          <RadioGroup
            ariaLabel="Where the template comes from"
            value={form.templateFrom}
            items={WAYS}
            onChange={({ detail }) => change({ templateFrom: detail.value as 'default' | 'existing' })}
          />
        )}
        {type === undefined ? (
          <SpaceBetween size="l">
            <Existing {...props} />
            <TaskFields {...props} />
          </SpaceBetween>
        ) : (
          <DefaultTemplate {...props} type={type}>
            <TaskFields {...props} />
          </DefaultTemplate>
        )}
        <FormField label={<Optional text="Keywords" />} constraintText="Up to 5, with commas between them.">
          <Input value={form.keywords} onChange={({ detail }) => change({ keywords: detail.value })} />
        </FormField>
      </SpaceBetween>
    </Container>
  )
}

function Existing({ form, complaints, change }: SectionProps): ReactNode {
  const choices = useChoices('templates', templates)
  const chosen = choices.options.find(one => one.value === form.templateArn)
  return (
    <SpaceBetween size="xs">
      <FormField label="Template" errorText={complaints.templateArn}>
        <Select
          {...choices}
          selectedOption={chosen ?? null}
          placeholder="Choose a template"
          filteringType="auto"
          empty="There is no template in this region yet."
          onChange={({ detail }) => change({ templateArn: detail.selectedOption.value! })}
        />
      </FormField>
      {chosen && <Link href={hrefOf(TEMPLATE, { name: chosen.label })}>See {chosen.label} with a task</Link>}
    </SpaceBetween>
  )
}

const TaskFields = ({ form, complaints, change }: SectionProps): ReactNode => (
  <SpaceBetween size="l">
    <FormField label="Task title" description="What workers read in their list of tasks." errorText={complaints.title}>
      <Input value={form.title} onChange={({ detail }) => change({ title: detail.value })} />
    </FormField>
    <FormField
      label="Task description"
      description="One sentence about what is to be done, below the title in the list."
      errorText={complaints.description}
    >
      <Input value={form.description} onChange={({ detail }) => change({ description: detail.value })} />
    </FormField>
  </SpaceBetween>
)

const Optional = ({ text }: { text: string }): ReactNode => (
  <>
    {text} <i>- optional</i>
  </>
)
