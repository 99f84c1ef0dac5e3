import Button from '@cloudscape-design/components/button'
import Form from '@cloudscape-design/components/form'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type FormEvent, type ReactNode, useState } from 'react'
import { operation } from '../api.ts'
import { reasonOf, useNotices } from '../notices.tsx'
import { HOME, hrefOf } from '../pages.ts'
import { goTo } from '../use-route.ts'
import { ActivationSection } from './activation-section.tsx'
import { type Complaints, complaintsAbout, createInput, type NewWorkflow, newWorkflow } from './new-workflow.ts'
import { WORKFLOW } from './routes.ts'
import { SettingsSection, TaskTypeSection } from './settings-section.tsx'
import { TemplateSection } from './template-section.tsx'
import { WorkersSection } from './workers-section.tsx'

/** What every section of the form is given. */
export type SectionProps = {
  form: NewWorkflow
  complaints: Complaints
  change: (part: Partial<NewWorkflow>) => void
}

/** Makes a human review workflow. Source: spec 10, "Create human review workflow". */
export default function CreatePage(): ReactNode {
  const [form, setForm] = useState(newWorkflow)
  const [isSent, setSent] = useState(false)
  const { create, refusal, isCreating } = useCreation(form)
  const complaints = complaintsAbout(form)
  const section = {
    form,
    complaints: isSent ? complaints : {},
    change: (part: Partial<NewWorkflow>) => setForm(before => ({ ...before, ...part })),
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (Object.keys(complaints).length === 0) create()
  }
  const hint = isSent && Object.keys(complaints).length > 0 ? 'Some fields above need another look.' : undefined
  return (
    <form onSubmit={submit} noValidate>
      <Form
        header={<Header variant="h1">Create human review workflow</Header>}
        errorText={refusal ?? hint}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" href={`#${HOME}`}>
              Cancel
            </Button>
            <Button variant="primary" loading={isCreating}>
              Create
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          <SettingsSection {...section} />
          <TaskTypeSection {...section} />
          {form.taskType !== 'custom' && <ActivationSection {...section} type={form.taskType} />}
          <TemplateSection {...section} />
          <WorkersSection {...section} />
        </SpaceBetween>
      </Form>
    </form>
  )
}

function useCreation(form: NewWorkflow) {
  const notices = useNotices()
  const [state, setState] = useState<{ isCreating: boolean; refusal?: string }>({ isCreating: false })
  const create = () => {
    setState({ isCreating: true })
    operation('CreateFlowDefinition', createInput(form)).then(
      () => {
        notices.done(`${form.name} is ready: programs can start human loops with it.`)
        goTo(hrefOf(WORKFLOW, { flow: form.name }))
      },
      error => setState({ isCreating: false, refusal: reasonOf(error) }),
    )
  }
  return { ...state, create }
}
