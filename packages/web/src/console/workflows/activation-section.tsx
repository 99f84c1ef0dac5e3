import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import type { ReactNode } from 'react'
import { type Activation, conditionsOf, newRule, type SOURCES } from './conditions.ts'
import type { SectionProps } from './new-workflow.ts'
import { RuleFields } from './rule-fields.tsx'

type Type = keyof typeof SOURCES
type Props = SectionProps & { type: Type }
type PartProps = { type: Type; activation: Activation; set: (part: Partial<Activation>) => void }

const THING: Record<Type, string> = { textract: 'form key', rekognition: 'label' }

/** When a call starts a human loop. Several conditions may be on; one that holds is enough. Source: spec 10, 7. */
export function ActivationSection({ form, change, type }: Props): ReactNode {
  const { activation } = form
  const set = (part: Partial<Activation>) => change({ activation: { ...activation, ...part } })
  const isOwn = activation.json !== undefined
  const part = { type, activation, set }
  return (
    <Container
      header={
        <Header variant="h2" description="One condition that holds starts a human loop. Without any, every call does.">
          Conditions
        </Header>
      }
    >
      <SpaceBetween size="l">
        {!isOwn && <ByName {...part} />}
        {!isOwn && <ByAny {...part} />}
        {!isOwn && <BySample {...part} />}
        <OwnJson {...part} />
      </SpaceBetween>
    </Container>
  )
}

const ByName = ({ type, activation: { rules }, set }: PartProps): ReactNode => (
  <SpaceBetween size="s">
    {rules.map((rule, index) => (
      <RuleFields
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no other identity, and none is moved
        key={index}
        type={type}
        title={`Condition for a ${THING[type]} ${index + 1}`}
        rule={rule}
        change={part => set({ rules: rules.with(index, { ...rule, ...part }) })}
        remove={() => set({ rules: rules.toSpliced(index, 1) })}
      />
    ))}
    <Button iconName="add-plus" formAction="none" onClick={() => set({ rules: [...rules, newRule()] })}>
      Add a {THING[type]}
    </Button>
  </SpaceBetween>
)

const ByAny = ({ type, activation: { isAny, any }, set }: PartProps): ReactNode => (
  <SpaceBetween size="s">
    <Checkbox checked={isAny} onChange={({ detail }) => set({ isAny: detail.checked })}>
      Any {THING[type]} within a range of confidence
    </Checkbox>
    {isAny && (
      <RuleFields
        type={type}
        title={`Any ${THING[type]}`}
        rule={{ ...newRule(), ...any, name: '*' }}
        change={part => set({ any: { ...any, ...part } })}
      />
    )}
  </SpaceBetween>
)

const BySample = ({ activation: { isSampled, samplePercent }, set }: PartProps): ReactNode => (
  <SpaceBetween size="s">
    <Checkbox checked={isSampled} onChange={({ detail }) => set({ isSampled: detail.checked })}>
      A random sample
    </Checkbox>
    {isSampled && (
      <FormField label="Percent of all calls" constraintText="From 0.01 to 100.">
        <Input
          inputMode="decimal"
          value={samplePercent}
          onChange={({ detail }) => set({ samplePercent: detail.value })}
        />
      </FormField>
    )}
  </SpaceBetween>
)

function OwnJson({ type, activation, set }: PartProps): ReactNode {
  const made = conditionsOf(type, activation) ?? '{\n  "Conditions": []\n}'
  const isOwn = activation.json !== undefined
  return (
    <SpaceBetween size="s">
      <Checkbox checked={isOwn} onChange={({ detail }) => set({ json: detail.checked ? made : undefined })}>
        Write the conditions as JSON, with And and Or
      </Checkbox>
      {isOwn ? (
        <FormField label="Conditions as JSON" constraintText="Up to 10,240 characters.">
          <Textarea value={activation.json!} rows={12} onChange={({ detail }) => set({ json: detail.value })} />
        </FormField>
      ) : (
        <Box variant="small">Turning it on begins with what is chosen above; turning it off goes back to that.</Box>
      )}
    </SpaceBetween>
  )
}
