import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tiles from '@cloudscape-design/components/tiles'
import type { ReactNode } from 'react'
import type { TaskType } from './conditions.ts'
import type { SectionProps } from './new-workflow.ts'

/** Name, and where answers go. */
export function SettingsSection({ form, complaints, change }: SectionProps): ReactNode {
  return (
    <Container header={<Header variant="h2">Workflow settings</Header>}>
      <SpaceBetween size="l">
        <FormField
          label="Name"
          description="Programs start human loops by it. It can't be changed later."
          constraintText="Up to 63 lower-case letters, digits, and hyphens between them."
          errorText={complaints.name}
        >
          <Input value={form.name} onChange={({ detail }) => change({ name: detail.value })} />
        </FormField>
        <FormField
          label="S3 location for output"
          description="Answers are stored below it, one object for each human loop."
          constraintText="As s3://bucket/prefix, in this region."
          errorText={complaints.outputPath}
        >
          <Input
            value={form.outputPath}
            placeholder="s3://bucket/prefix"
            onChange={({ detail }) => change({ outputPath: detail.value })}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  )
}

const TYPES: { value: TaskType; label: string; description: string }[] = [
  { value: 'custom', label: 'Custom', description: 'Your program starts each human loop itself.' },
  {
    value: 'textract',
    label: 'Textract: key-value extraction',
    description: 'AnalyzeDocument starts a human loop when your conditions hold for a form.',
  },
  {
    value: 'rekognition',
    label: 'Rekognition: image moderation',
    description: 'DetectModerationLabels starts a human loop when your conditions hold for a picture.',
  },
]

export function TaskTypeSection({ form, change }: SectionProps): ReactNode {
  return (
    <Container header={<Header variant="h2">Task type</Header>}>
      <Tiles
        ariaLabel="Task type"
        value={form.taskType}
        items={TYPES}
        onChange={({ detail }) => change({ taskType: detail.value as TaskType })}
      />
    </Container>
  )
}
