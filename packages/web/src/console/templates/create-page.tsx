import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { hrefOf } from '../addresses.ts'
import { reasonOf } from '../notices.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { KeptAlert } from '../parts/kept-alert.tsx'
import { useKept } from '../use-kept.ts'
import { goTo } from '../use-route.ts'
import { createTemplate, NAME_HINT } from './create-template.ts'
import { TEMPLATES } from './routes.ts'
import { STARTERS } from './starters.ts'
import { Studio } from './studio.tsx'

const WHAT = 'The new template'
const [FIRST] = STARTERS
const starterOf = (type: string) => STARTERS.find(one => one.type === type) ?? FIRST!

/** A new template, begun with a text that works. */
export default function CreateTemplatePage(): ReactNode {
  const { value: draft, set, isChanged, forget } = useKept(WHAT, { name: '', type: FIRST!.type, text: FIRST!.text })
  const [asked, setAsked] = useState<string>()
  const [round, setRound] = useState(0)
  const { create, complaint, isBusy } = useCreation(draft, forget)
  const starter = starterOf(draft.type)
  const begin = (type: string) => {
    setAsked(undefined)
    set({ type, text: starterOf(type).text })
  }
  const discard = () => {
    forget()
    setRound(round + 1)
  }
  const options = STARTERS.map(({ type }) => ({ value: type, label: type }))
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => goTo(hrefOf(TEMPLATES))}>
              Cancel
            </Button>
            <Button variant="primary" loading={isBusy} onClick={create}>
              Create
            </Button>
          </SpaceBetween>
        }
      >
        Create template
      </Header>
      {isChanged && <KeptAlert what={WHAT} onDiscard={discard} />}
      <Container>
        <SpaceBetween size="m">
          <FormField label="Template name" constraintText={NAME_HINT} errorText={complaint}>
            <Input value={draft.name} onChange={({ detail }) => set({ name: detail.value })} />
          </FormField>
          <FormField
            label="Template type"
            description="The text to begin with; another type replaces what is in the editor."
          >
            <Select
              selectedOption={options.find(({ value }) => value === starter.type)!}
              options={options}
              onChange={({ detail: { selectedOption } }) =>
                draft.text === starter.text ? begin(selectedOption.value!) : setAsked(selectedOption.value!)
              }
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <Studio
        key={`${starter.type} ${round}`}
        text={draft.text}
        onText={text => set({ text })}
        firstInput={starter.input}
        recent={[]}
      />
      {asked !== undefined && (
        <ConfirmDialog
          title="Replace your text?"
          act="Replace"
          onConfirm={() => begin(asked)}
          onDismiss={() => setAsked(undefined)}
        >
          The text for {asked} takes the place of what is in the editor.
        </ConfirmDialog>
      )}
    </SpaceBetween>
  )
}

function useCreation({ name, text }: { name: string; text: string }, onCreated: () => void) {
  const [complaint, setComplaint] = useState('')
  const [isBusy, setBusy] = useState(false)
  const create = () => {
    setBusy(true)
    setComplaint('')
    createTemplate(name, text).then(onCreated, error => {
      setBusy(false)
      setComplaint(reasonOf(error))
    })
  }
  return { create, complaint, isBusy }
}
