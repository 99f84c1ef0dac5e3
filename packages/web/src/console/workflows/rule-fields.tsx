import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import type { Range, Rule, SOURCES } from './conditions.ts'

type Props = {
  type: keyof typeof SOURCES
  title: string
  rule: Rule
  change: (part: Partial<Rule>) => void
  /** left out for a rule that is about everything: it has no name either */
  remove?: () => void
}

/** One key or label, and the confidence at which people are to look. */
export function RuleFields({ type, title, rule, change, remove }: Props): ReactNode {
  const isForm = type === 'textract'
  return (
    <fieldset className="rule">
      <legend>{title}</legend>
      <SpaceBetween size="s">
        {remove && <Name isForm={isForm} rule={rule} change={change} />}
        {!rule.isMissing && (
          <ColumnLayout columns={isForm ? 2 : 1}>
            <RangeField
              label={isForm ? 'Identification confidence' : 'Confidence'}
              range={rule.confidence}
              change={confidence => change({ confidence })}
            />
            {isForm && (
              <RangeField label="Qualification confidence" range={rule.words} change={words => change({ words })} />
            )}
          </ColumnLayout>
        )}
        {remove && (
          <Button formAction="none" ariaLabel={`Remove: ${title}`} onClick={remove}>
            Remove
          </Button>
        )}
      </SpaceBetween>
    </fieldset>
  )
}

const Name = ({ isForm, rule, change }: Pick<Props, 'rule' | 'change'> & { isForm: boolean }): ReactNode => (
  <SpaceBetween size="s">
    <FormField label={isForm ? 'Key name' : 'Label name'} constraintText="Exactly as the service finds it.">
      <Input value={rule.name} onChange={({ detail }) => change({ name: detail.value })} />
    </FormField>
    {isForm && (
      <FormField label="Other spellings" constraintText="With commas between them.">
        <Input value={rule.aliases} onChange={({ detail }) => change({ aliases: detail.value })} />
      </FormField>
    )}
    {isForm && (
      <Checkbox checked={rule.isMissing} onChange={({ detail }) => change({ isMissing: detail.checked })}>
        When the key is missing
      </Checkbox>
    )}
  </SpaceBetween>
)

const RangeField = (props: { label: string; range: Range; change: (range: Range) => void }): ReactNode => {
  const { label, range, change } = props
  const edge = (which: keyof Range) => (
    <Input
      ariaLabel={`${label} ${which}`}
      inputMode="decimal"
      placeholder={which === 'from' ? '0' : '100'}
      value={range[which]}
      onChange={({ detail }) => change({ ...range, [which]: detail.value })}
    />
  )
  return (
    <FormField label={`${label}, from and to`} constraintText="0 to 100; empty means that it does not matter.">
      <SpaceBetween direction="horizontal" size="xs">
        {edge('from')}
        {edge('to')}
      </SpaceBetween>
    </FormField>
  )
}
