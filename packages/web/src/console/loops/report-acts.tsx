import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { type ReactNode, useState } from 'react'
import { act } from '../api.ts'
import { useNotices } from '../notices.tsx'
import { ActDialog } from '../parts/act-dialog.tsx'
import type { Report } from '../types.ts'

type Act = 'investigate' | 'answer' | 'close'

/** What can be done with a report in each of its states. Source: spec 2.9 Q3. */
const OFFERED: Record<Report['status'], Act[]> = {
  Open: ['investigate', 'answer', 'close'],
  Investigating: ['answer', 'close'],
  Answered: ['investigate', 'answer', 'close'],
  Closed: [],
}
const WORDS: Record<Act, string> = { investigate: 'Investigate', answer: 'Answer', close: 'Close' }

/** Takes a report on: somebody looks into it, answers it, closes it. */
export function ReportActs({ report, reread }: { report: Report; reread: () => void }): ReactNode {
  const notices = useNotices()
  const [isAnswering, setAnswering] = useState(false)
  const send = (what: Act, body: object = {}) => {
    act(`reports/${report.id}/${what}`, body).then(reread, error => notices.failed('The report stays as it is', error))
  }
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {OFFERED[report.status].map(what => (
        <Button
          key={what}
          variant="inline-link"
          ariaLabel={`${WORDS[what]} the report "${report.reason}"`}
          onClick={() => (what === 'answer' ? setAnswering(true) : send(what))}
        >
          {WORDS[what]}
        </Button>
      ))}
      {isAnswering && (
        <AnswerDialog
          close={() => setAnswering(false)}
          send={reply => {
            setAnswering(false)
            send('answer', { reply })
          }}
        />
      )}
    </SpaceBetween>
  )
}

function AnswerDialog({ send, close }: { send: (reply: string) => void; close: () => void }): ReactNode {
  const [reply, setReply] = useState('')
  const isEmpty = reply.trim() === ''
  return (
    <ActDialog title="Answer the report" act="Answer" isDisabled={isEmpty} onAct={() => send(reply)} onDismiss={close}>
      <FormField label="Reply" description="Whoever reported it reads this.">
        <Textarea value={reply} onChange={({ detail }) => setReply(detail.value)} />
      </FormField>
    </ActDialog>
  )
}
