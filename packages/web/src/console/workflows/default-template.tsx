import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import Textarea from '@cloudscape-design/components/textarea'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { BuiltInType } from '../templates/built-in.ts'
import { NAME_HINT } from '../templates/create-template.ts'
import { SampleTask } from '../templates/sample-task.tsx'
import { SAMPLE_INPUTS, SAMPLE_PICTURES } from '../templates/samples.ts'
import { contentOf, type NewTemplate } from './new-template.ts'
import type { SectionProps } from './new-workflow.ts'

const RichEditor = lazy(() => import('../rich-text/rich-editor.tsx'))

type Props = SectionProps & { type: BuiltInType; children: ReactNode }

/**
 * A template that is made with the workflow, from the default of its task type.
 * @param children  fields of the task itself, which stand between the template's
 */
export function DefaultTemplate({ form, complaints, change, type, children }: Props): ReactNode {
  const [isShown, setShown] = useState(false)
  const { name, instructions, additional } = form.templates[type]
  const set = (part: Partial<NewTemplate>) =>
    change({ templates: { ...form.templates, [type]: { ...form.templates[type], ...part } } })
  return (
    <SpaceBetween size="l">
      <FormField label="Template name" constraintText={NAME_HINT} errorText={complaints.templates}>
        <Input value={name} onChange={({ detail }) => set({ name: detail.value })} />
      </FormField>
      {children}
      <FormField label="Instructions" description="Shown beside the task. An empty line begins a new paragraph.">
        <Textarea rows={4} value={instructions} onChange={({ detail }) => set({ instructions: detail.value })} />
      </FormField>
      <FormField
        label="Additional instructions"
        description="Shown when a worker asks for the full instructions. Left empty, these are the same as above."
      >
        <Suspense fallback={<Spinner />}>
          <RichEditor
            key={type}
            label="Additional instructions"
            markup={additional}
            onChange={markup => set({ additional: markup })}
          />
        </Suspense>
      </FormField>
      <div>
        <Button formAction="none" onClick={() => setShown(true)}>
          See a sample worker task
        </Button>
      </div>
      {isShown && (
        <SampleTask
          template={contentOf(form, type, SAMPLE_PICTURES[type])}
          input={SAMPLE_INPUTS[type]}
          onDismiss={() => setShown(false)}
        />
      )}
    </SpaceBetween>
  )
}
