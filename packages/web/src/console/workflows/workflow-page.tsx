import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { type ReactNode, useState } from 'react'
import { HOME, hrefOf, type Params } from '../addresses.ts'
import { operation } from '../api.ts'
import { useChanges } from '../changes.ts'
import { LoopsSection } from '../loops/loops-section.tsx'
import { reasonOf, useNotices } from '../notices.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Copyable } from '../parts/copyable.tsx'
import { durationInWords } from '../parts/duration.ts'
import { JsonView } from '../parts/json-view.tsx'
import { Status } from '../parts/status.tsx'
import { Time } from '../parts/time.tsx'
import type { FlowSummary } from '../types.ts'
import { useReading } from '../use-reading.ts'
import { goTo } from '../use-route.ts'

type Flow = FlowSummary & {
  RoleArn: string
  OutputConfig: { S3OutputPath: string }
  HumanLoopConfig: {
    WorkteamArn: string
    HumanTaskUiArn: string
    TaskTitle: string
    TaskDescription: string
    TaskCount: number
    TaskAvailabilityLifetimeInSeconds?: number
    TaskTimeLimitInSeconds: number
    TaskKeywords?: string[]
  }
  HumanLoopRequestSource?: { AwsManagedHumanLoopRequestSource: string }
  HumanLoopActivationConfig?: { HumanLoopActivationConditionsConfig: { HumanLoopActivationConditions: string } }
}

/** Where the workflow does not say how long its loops wait. Source: spec 2.6. */
const LIFETIME_SECONDS = 2_592_000

/** A workflow's own settings never change, only its status, and that rarely. */
const SUMMARY_EVERY_MS = 5_000

/** One workflow: how it is set up, and its human loops. */
export default function WorkflowPage({ params }: { params: Params }): ReactNode {
  const name = params.flow!
  const reading = useReading(name, () => operation<Flow>('DescribeFlowDefinition', { FlowDefinitionName: name }))
  const [isDeleting, setDeleting] = useState(false)
  const remove = useRemoval(name)
  useChanges(({ flows }) => flows.includes(name), reading.reread, SUMMARY_EVERY_MS)
  const { value: flow, error } = reading
  const isGone = error?.code === 'ResourceNotFound'
  if (isGone || (error && flow === undefined)) return <Box variant="p">{reasonOf(error)}</Box>
  if (flow === undefined) return <Spinner size="large" />
  const isDeletable = flow.FlowDefinitionStatus === 'Active' || flow.FlowDefinitionStatus === 'Failed'
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <Button disabled={!isDeletable} onClick={() => setDeleting(true)}>
            Delete workflow
          </Button>
        }
      >
        {name}
      </Header>
      <Summary flow={flow} />
      <LoopsSection flow={name} flowArn={flow.FlowDefinitionArn} />
      {isDeleting && (
        <ConfirmDialog
          title={`Delete ${name}?`}
          act="Delete"
          typed={name}
          onConfirm={remove}
          onDismiss={() => setDeleting(false)}
        >
          The workflow goes with all its human loops. Those that somebody works on are stopped first. What was written
          to the bucket stays there.
        </ConfirmDialog>
      )}
    </SpaceBetween>
  )
}

function useRemoval(name: string): () => void {
  const notices = useNotices()
  return () => {
    operation('DeleteFlowDefinition', { FlowDefinitionName: name }).then(
      () => {
        notices.done(`${name} is being deleted.`)
        goTo(HOME)
      },
      error => notices.failed(`${name} was not deleted`, error),
    )
  }
}

function Summary({ flow }: { flow: Flow }): ReactNode {
  const { HumanLoopConfig: config } = flow
  const conditions = flow.HumanLoopActivationConfig?.HumanLoopActivationConditionsConfig.HumanLoopActivationConditions
  const template = config.HumanTaskUiArn.split('/').at(-1)!
  const items = [
    { label: 'Status', value: <Status status={flow.FlowDefinitionStatus} /> },
    { label: 'Creation time', value: <Time value={flow.CreationTime} /> },
    { label: 'ARN', value: <Copyable text={flow.FlowDefinitionArn} /> },
    { label: 'Output location', value: <Copyable text={flow.OutputConfig.S3OutputPath} /> },
    { label: 'IAM role', value: <Copyable text={flow.RoleArn} /> },
    { label: 'Task type', value: flow.HumanLoopRequestSource?.AwsManagedHumanLoopRequestSource ?? 'Custom' },
    { label: 'Task title', value: config.TaskTitle },
    { label: 'Task description', value: config.TaskDescription },
    {
      label: 'Template',
      value: <Link href={hrefOf('/worker-task-templates/{name}', { name: template })}>{template}</Link>,
    },
    { label: 'Work team', value: <Copyable text={config.WorkteamArn} /> },
    { label: 'Workers per object', value: config.TaskCount },
    { label: 'Task timeout', value: durationInWords(config.TaskTimeLimitInSeconds) },
    { label: 'Task expiration', value: durationInWords(config.TaskAvailabilityLifetimeInSeconds ?? LIFETIME_SECONDS) },
    { label: 'Keywords', value: config.TaskKeywords?.join(', ') || '–' },
  ]
  return (
    <Container header={<Header variant="h2">Workflow summary</Header>}>
      <SpaceBetween size="m">
        <KeyValuePairs columns={3} minColumnWidth={220} items={items} />
        {conditions !== undefined && (
          <ExpandableSection headerText="Conditions that start a human loop">
            <JsonView json={conditions} label="Conditions" />
          </ExpandableSection>
        )}
      </SpaceBetween>
    </Container>
  )
}
