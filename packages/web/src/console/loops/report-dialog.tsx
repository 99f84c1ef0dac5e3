import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Modal from '@cloudscape-design/components/modal'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { type ReactNode, useState } from 'react'
import { act } from '../api.ts'
import { reasonOf, useNotices } from '../notices.tsx'
import type { LoopDetail } from '../types.ts'

const REASONS = ['Wrong answer', 'Incomplete answer', 'Instructions not followed', 'Spam or nonsense', 'Other']
const WHOLE = { value: '', label: 'The result as a whole' }

type Props = { loop: LoopDetail; reread: () => void; close: () => void }

/** Reports a low-quality result: why, whose answer, and in the reporter's own words. Source: spec 2.9 Q2. */
export function ReportDialog({ loop, reread, close }: Props): ReactNode {
  const [reason, setReason] = useState(REASONS[0]!)
  const [answer, setAnswer] = useState<{ value?: string; label?: string }>(WHOLE)
  const [text, setText] = useState('')
  const { send, error } = useReport(loop, () => {
    close()
    reread()
  })
  const options = [WHOLE, ...loop.answers.map(one => ({ value: one.workerId, label: `The answer of ${one.worker}` }))]
  const footer = (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="link" onClick={close}>
          Cancel
        </Button>
        <Button
          variant="primary"
          disabled={text.trim() === ''}
          onClick={() => send({ reason, text, ...(answer.value && { workerId: answer.value }) })}
        >
          Report
        </Button>
      </SpaceBetween>
    </Box>
  )
  return (
    <Modal visible header="Report low-quality result" onDismiss={close} footer={footer}>
      <SpaceBetween size="m">
        <FormField label="Reason">
          <Select
            selectedOption={{ value: reason, label: reason }}
            options={REASONS.map(value => ({ value, label: value }))}
            onChange={({ detail }) => setReason(detail.selectedOption.value!)}
          />
        </FormField>
        <FormField label="What is meant">
          <Select
            selectedOption={answer}
            options={options}
            onChange={({ detail }) => setAnswer(detail.selectedOption)}
          />
        </FormField>
        <FormField
          label="What is wrong with it?"
          description="Whoever looks into it sees this beside the input and the answers, until their data is purged."
          errorText={error}
        >
          <Textarea value={text} onChange={({ detail }) => setText(detail.value)} />
        </FormField>
      </SpaceBetween>
    </Modal>
  )
}

function useReport({ name }: LoopDetail, done: () => void) {
  const notices = useNotices()
  const [error, setError] = useState('')
  const send = (report: object) => {
    act('reports', { loopName: name, ...report }).then(
      () => {
        notices.done('Reported. The reply will be shown on this page.')
        done()
      },
      refusal => setError(reasonOf(refusal)),
    )
  }
  return { send, error }
}
