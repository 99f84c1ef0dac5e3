import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { formatJson } from '../parts/format-json.ts'
import { CodeEditor } from './code-editor.tsx'
import type { RecentInput } from './types.ts'

type Props = { input: string; onInput: (input: string) => void; recent: RecentInput[] }

const OWN = { value: '', label: 'My own JSON' }

/** What `task.input` is in the preview: the input of a recent human loop, or whatever is typed. */
export function InputPanel({ input, onInput, recent }: Props): ReactNode {
  const [loop, setLoop] = useState(recent[0]?.loopName ?? '')
  const options = recent.map(({ loopName }) => ({ value: loopName, label: loopName }))
  const choose = (name: string) => {
    setLoop(name)
    const chosen = recent.find(({ loopName }) => loopName === name)
    if (chosen) onInput(formatJson(chosen.content))
  }
  return (
    <Container header={<Header variant="h2">Task input</Header>}>
      <SpaceBetween size="m">
        <FormField
          label="Take the input of a recent human loop"
          description={recent.length === 0 ? 'No human loop has used this template yet.' : undefined}
        >
          <Select
            selectedOption={options.find(({ value }) => value === loop) ?? OWN}
            options={[OWN, ...options]}
            onChange={({ detail }) => choose(detail.selectedOption.value ?? '')}
          />
        </FormField>
        <CodeEditor
          label="Task input as JSON"
          language="json"
          value={input}
          height="30vh"
          onChange={text => {
            onInput(text)
            const isChosen = formatJson(recent.find(({ loopName }) => loopName === loop)?.content ?? '') === text
            if (!isChosen) setLoop('')
          }}
        />
      </SpaceBetween>
    </Container>
  )
}
