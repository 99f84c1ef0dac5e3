import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Form from '@cloudscape-design/components/form'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type FormEvent, type ReactNode, useState } from 'react'
import { HOME } from '../addresses.ts'
import { KeptAlert } from '../parts/kept-alert.tsx'
import { useKept } from '../use-kept.ts'
import { ActivationSection } from './activation-section.tsx'
import { complaintsAbout, newWorkflow } from './new-workflow.ts'
import { RoleSection } from './role-section.tsx'
import { SettingsSection, TaskTypeSection } from './settings-section.tsx'
import { TemplateSection } from './template-section.tsx'
import { useCreation } from './use-creation.ts'
import { WorkersSection } from './workers-section.tsx'

const WHAT = 'The new workflow'
const EMPTY = newWorkflow()

/** Makes a human review workflow. Source: spec 10, "Create human review workflow". */
export default function CreatePage(): ReactNode {
  const { value: form, set: change, isChanged, forget } = useKept(WHAT, EMPTY)
  const [isSent, setSent] = useState(false)
  const [round, setRound] = useState(0)
  const { create, refusal, isCreating, made, remove } = useCreation(form, forget)
  const complaints = complaintsAbout(form)
  const section = { form, complaints: isSent ? complaints : {}, change }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (Object.keys(complaints).length === 0) create()
  }
  const discard = () => {
    forget()
    setSent(false)
    setRound(round + 1)
  }
  const hint = isSent && Object.keys(complaints).length > 0 ? 'Some fields above need another look.' : undefined
  return (
    <form onSubmit={submit} noValidate>
      <Form
        header={<Header variant="h1">Create human review workflow</Header>}
        errorText={hint ?? refusal}
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
        <SpaceBetween key={round} size="l">
          {isChanged && <KeptAlert what={WHAT} onDiscard={discard} />}
          <SettingsSection {...section} />
          <RoleSection {...section} />
          <TaskTypeSection {...section} />
          {form.taskType !== 'custom' && <ActivationSection {...section} type={form.taskType} />}
          <TemplateSection {...section} />
          <WorkersSection {...section} />
          {refusal !== undefined &&
            made.map(name => <MadeTemplate key={name} name={name} onDelete={() => remove(name)} />)}
        </SpaceBetween>
      </Form>
    </form>
  )
}

/** What remains of a try whose workflow was refused. */
const MadeTemplate = ({ name, onDelete }: { name: string; onDelete: () => void }): ReactNode => (
  <Alert
    type="warning"
    header={`The template ${name} has been made and stays`}
    action={
      <Button formAction="none" onClick={onDelete}>
        Delete template
      </Button>
    }
  >
    Create uses it as long as its texts are not changed. A template cannot be changed after it was made: for other texts
    give another name, or delete this one first.
  </Alert>
)
