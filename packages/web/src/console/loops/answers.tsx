import Badge from '@cloudscape-design/components/badge'
import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import Toggle from '@cloudscape-design/components/toggle'
import { type ReactNode, useMemo, useState } from 'react'
import { Time } from '../parts/time.tsx'
import type { Answer, LoopDetail } from '../types.ts'
import { type Compared, compareAnswers } from './compare-answers.ts'

/** So many rows are laid out at once; an answer may have tens of thousands of places. */
const MOST_ROWS = 500
/** A picture as text is of no use to a reader. */
const MOST_CHARACTERS = 300

const isDifferent = (row: Compared): boolean => row.isOdd.some(Boolean)

/** What workers answered, side by side; where they differ, a badge and a mark say so. */
export function Answers({ loop }: { loop: LoopDetail }): ReactNode {
  const { answers } = loop
  const rows = useMemo(() => compareAnswers(answers.map(one => one.answerContent)), [answers])
  const [isOnlyDifferent, setOnlyDifferent] = useState(false)
  const different = rows.filter(isDifferent)
  const wanted = isOnlyDifferent ? different : rows
  return (
    <Table
      header={
        <Header
          variant="h2"
          description={answers.length > 1 ? inWords(different.length, rows.length) : undefined}
          actions={
            answers.length > 1 && (
              <Toggle checked={isOnlyDifferent} onChange={({ detail }) => setOnlyDifferent(detail.checked)}>
                Only differences
              </Toggle>
            )
          }
        >
          Answers
        </Header>
      }
      items={wanted.slice(0, MOST_ROWS)}
      footer={wanted.length > MOST_ROWS && `The first ${MOST_ROWS} of ${wanted.length} rows are shown.`}
      ariaLabels={{ tableLabel: 'Answers' }}
      wrapLines
      empty={<Box textAlign="center">{nothing(loop)}</Box>}
      columnDefinitions={[
        { id: 'path', header: 'Field', minWidth: 140, isRowHeader: true, cell: row => <Field row={row} /> },
        ...answers.map((answer, index) => ({
          id: answer.workerId,
          header: <By answer={answer} />,
          minWidth: 180,
          cell: (row: Compared) => <Value text={row.values[index]} isOdd={row.isOdd[index]!} />,
        })),
      ]}
    />
  )
}

function inWords(different: number, all: number): string {
  if (different === 0) return 'All workers gave the same answer.'
  return `${different} of ${all} ${all === 1 ? 'field differs' : 'fields differ'} between workers; what most do not share is marked.`
}

const nothing = ({ isPurged, answersGiven }: LoopDetail): string =>
  isPurged && answersGiven > 0 ? 'The answers were purged.' : 'No answer yet.'

const By = ({ answer }: { answer: Answer }): ReactNode => (
  <>
    <div>{answer.worker}</div>
    <Box variant="small">
      <Time value={answer.submittedAt} />, {answer.timeSpentSeconds.toLocaleString()} s of work
    </Box>
  </>
)

const Field = ({ row }: { row: Compared }): ReactNode => (
  <SpaceBetween direction="horizontal" size="xs">
    <span>{row.path === '' ? 'The whole answer' : row.path}</span>
    {isDifferent(row) && <Badge>differs</Badge>}
  </SpaceBetween>
)

function Value({ text, isOdd }: { text: string | undefined; isOdd: boolean }): ReactNode {
  const shown = text === undefined ? 'nothing' : shortened(text)
  return isOdd ? <mark className="differs">{shown}</mark> : shown
}

const shortened = (text: string): string =>
  text.length > MOST_CHARACTERS
    ? `${text.slice(0, MOST_CHARACTERS)}… (${text.length.toLocaleString()} characters)`
    : text
