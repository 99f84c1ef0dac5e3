import Autosuggest from '@cloudscape-design/components/autosuggest'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import type { ReactNode } from 'react'
import { Copyable } from '../parts/copyable.tsx'
import { JsonView } from '../parts/json-view.tsx'
import { useReading } from '../use-reading.ts'
import type { SectionProps } from './new-workflow.ts'
import {
  bucketsIn,
  type NewRole,
  permissionsPolicy,
  roleArnOf,
  roleComplaint,
  rolesInUse,
  trustPolicy,
} from './roles.ts'

const WAYS = [
  { value: 'existing', label: 'Choose or type a role' },
  { value: 'new', label: 'Compose a role limited to named buckets' },
]

/** On whose behalf the workflow reads and writes, on AWS; here its ARN is kept and given back. Source: spec 9.3. */
export function RoleSection(props: SectionProps): ReactNode {
  const { form, change } = props
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Handloop has no roles: it keeps the ARN with the workflow and gives it back, so that programs written for Amazon Augmented AI find it. Buckets are read and written with the storage settings of this installation, whatever the role says."
        >
          IAM role
        </Header>
      }
    >
      <SpaceBetween size="l">
        <RadioGroup
          ariaLabel="Where the role comes from"
          value={form.roleFrom}
          items={WAYS}
          onChange={({ detail }) => change({ roleFrom: detail.value as 'existing' | 'new' })}
        />
        {form.roleFrom === 'existing' ? <Existing {...props} /> : <Composed {...props} />}
      </SpaceBetween>
    </Container>
  )
}

function Existing({ form, complaints, change }: SectionProps): ReactNode {
  const { value: roles, error, isLoading } = useReading('roles', rolesInUse)
  return (
    <FormField
      label="IAM role"
      description="Roles of this region's newest workflows are offered; any other can be typed."
      constraintText="As arn:aws:iam::123456789012:role/name."
      errorText={complaints.roleArn}
    >
      <Autosuggest
        value={form.roleArn}
        options={(roles ?? []).map(({ arn, flow }) => ({ value: arn, description: `Used by ${flow}` }))}
        statusType={error ? 'error' : isLoading ? 'loading' : 'finished'}
        loadingText="Loading"
        errorText="The roles in use could not be read; an ARN can be typed."
        enteredTextLabel={text => `Use ${text}`}
        empty="No workflow of this region has a role yet."
        onChange={({ detail }) => change({ roleArn: detail.value })}
      />
    </FormField>
  )
}

function Composed({ form, complaints, change }: SectionProps): ReactNode {
  const { role } = form
  const set = (part: Partial<NewRole>) => change({ role: { ...role, ...part } })
  return (
    <SpaceBetween size="l">
      <Box>
        Nothing is made here and nothing is sent to AWS. What is composed is the ARN that the workflow is given, and the
        two policies with which you can make the role there, for the same workflow on Amazon Augmented AI.
      </Box>
      <FormField label="Role name" errorText={complaints.role}>
        <Input value={role.name} onChange={({ detail }) => set({ name: detail.value })} />
      </FormField>
      <FormField label="AWS account" constraintText="12 digits. This installation's own account is no account of AWS.">
        <Input value={role.accountId} inputMode="numeric" onChange={({ detail }) => set({ accountId: detail.value })} />
      </FormField>
      <FormField
        label="Buckets with input"
        description="Inputs of human loops may be read from these; answers are written to the bucket given above."
        constraintText="Names, with commas or line breaks between them."
      >
        <Textarea rows={2} value={role.inputBuckets} onChange={({ detail }) => set({ inputBuckets: detail.value })} />
      </FormField>
      {roleComplaint(role) === undefined && <Policies role={role} outputPath={form.outputPath} />}
    </SpaceBetween>
  )
}

const Policies = ({ role, outputPath }: { role: NewRole; outputPath: string }): ReactNode => (
  <SpaceBetween size="s">
    <div style={{ overflowWrap: 'anywhere' }}>
      <Copyable text={roleArnOf(role)} />
    </div>
    <ExpandableSection headerText="Policies of the role, for AWS" defaultExpanded>
      <SpaceBetween size="m">
        <Box variant="awsui-key-label">Trust policy</Box>
        <JsonView label="Trust policy" json={JSON.stringify(trustPolicy())} />
        <Box variant="awsui-key-label">Permissions policy</Box>
        <JsonView
          label="Permissions policy"
          json={JSON.stringify(permissionsPolicy(bucketsIn(role.inputBuckets), outputPath))}
        />
      </SpaceBetween>
    </ExpandableSection>
  </SpaceBetween>
)
