import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import Textarea from '@cloudscape-design/components/textarea'
import { type ReactNode, useState } from 'react'
import { act } from '../api.ts'
import { reasonOf, useNotices } from '../notices.tsx'
import { ActDialog } from '../parts/act-dialog.tsx'
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
  return (
    <ActDialog
      title="Report low-quality result"
      act="Report"
      isDisabled={text.trim() === ''}
      onAct={() => send({ reason, text, ...(answer.value && { workerId: answer.value }) })}
      onDismiss={close}
    >
      <FormField label="Reason">
        <Select
          selectedOption={{ value: reason, label: reason }}
          options={REASONS.map(value => ({ value, label: value }))}
          onChange={({ detail }) => setReason(detail.selectedOption.value!)}
        />
      </FormField>
      <FormField label="What is meant">
        <Select selectedOption={answer} options={options} onChange={({ detail }) => setAnswer(detail.selectedOption)} />
      </FormField>
      <FormField
        label="What is wrong with it?"
        description="Whoever looks into it sees this beside the input and the answers, until their data is purged."
        errorText={error}
      >
        <Textarea value={text} onChange={({ detail }) => setText(detail.value)} />
      </FormField>
    </ActDialog>
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
