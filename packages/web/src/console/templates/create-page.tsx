import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { reasonOf } from '../notices.tsx'
import { hrefOf } from '../pages.ts'
import { goTo } from '../use-route.ts'
import { createTemplate, NAME_HINT } from './create-template.ts'
import { TEMPLATES } from './routes.ts'
import { STARTERS } from './starters.ts'
import { Studio } from './studio.tsx'

/** A new template, begun with a text that works. */
export default function CreateTemplatePage(): ReactNode {
  const [name, setName] = useState('')
  const [starter, setStarter] = useState(STARTERS[0]!)
  const [text, setText] = useState(starter.text)
  const [complaint, setComplaint] = useState('')
  const [isBusy, setBusy] = useState(false)
  const create = () => {
    setBusy(true)
    setComplaint('')
    createTemplate(name, text).catch(error => {
      setBusy(false)
      setComplaint(reasonOf(error))
    })
  }
  const begin = (type: string) => {
    const chosen = STARTERS.find(one => one.type === type)!
    setStarter(chosen)
    setText(chosen.text)
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
      <Container>
        <SpaceBetween size="m">
          <FormField label="Template name" constraintText={NAME_HINT} errorText={complaint}>
            <Input value={name} onChange={({ detail }) => setName(detail.value)} />
          </FormField>
          <FormField
            label="Template type"
            description="The text to begin with; another type replaces what is in the editor."
          >
            <Select
              selectedOption={options.find(({ value }) => value === starter.type)!}
              options={options}
              onChange={({ detail }) => begin(detail.selectedOption.value!)}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <Studio key={starter.type} text={text} onText={setText} firstInput={starter.input} recent={[]} />
    </SpaceBetween>
  )
}
