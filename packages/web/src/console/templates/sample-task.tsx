import Alert from '@cloudscape-design/components/alert'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { type ReactNode, useRef, useState } from 'react'
import { JsonView } from '../parts/json-view.tsx'
import { PreviewFrame } from './preview-frame.tsx'
import { usePreview } from './use-preview.ts'

type Props = { template: string; input: string; onDismiss: () => void }

/** A task as its worker would see it, with an input that is made up; it can be tried and submitted. */
export function SampleTask({ template, input, onDismiss }: Props): ReactNode {
  const preview = usePreview(template, input)
  const draft = useRef<Record<string, unknown>>(undefined)
  const [answer, setAnswer] = useState<Record<string, unknown>>()
  return (
    <Modal visible size="max" header="Sample worker task" onDismiss={onDismiss}>
      <SpaceBetween size="s">
        {preview?.errors.map(({ message }) => (
          <Alert key={message} type="error">
            {message}
          </Alert>
        ))}
        {preview?.shown ? (
          <PreviewFrame page={preview.shown.page} width="100%" onNotes={() => {}} onAnswer={setAnswer} draft={draft} />
        ) : (
          !preview && <Spinner size="large" />
        )}
        {answer ? (
          <JsonView label="answerContent" json={JSON.stringify(answer)} />
        ) : (
          <div>The input is made up. Submit the task to see what your application would get as answerContent.</div>
        )}
      </SpaceBetween>
    </Modal>
  )
}
