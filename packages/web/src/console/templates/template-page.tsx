import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { type ReactNode, useState } from 'react'
import type { Params } from '../addresses.ts'
import { operation, read } from '../api.ts'
import { reasonOf } from '../notices.tsx'
import { Copyable } from '../parts/copyable.tsx'
import { formatJson } from '../parts/format-json.ts'
import { Time } from '../parts/time.tsx'
import { useReading } from '../use-reading.ts'
import { goTo } from '../use-route.ts'
import { DeleteTemplate } from './delete-template.tsx'
import { TEMPLATES } from './routes.ts'
import { SaveDialog } from './save-dialog.tsx'
import { Studio } from './studio.tsx'
import type { RecentInput, SavedTemplate } from './types.ts'
import { useUnsaved } from './use-unsaved.ts'

type Described = { HumanTaskUiArn: string; CreationTime: number }
type Whole = { saved: SavedTemplate; described: Described; recent: RecentInput[] }

async function whole(name: string): Promise<Whole> {
  const path = `templates/${encodeURIComponent(name)}`
  const [saved, described, { inputs }] = await Promise.all([
    read<SavedTemplate>(path),
    operation<Described>('DescribeHumanTaskUi', { HumanTaskUiName: name }),
    read<{ inputs: RecentInput[] }>(`${path}/inputs`),
  ])
  return { saved, described, recent: inputs }
}

/** One template: its text, what it looks like with the input of a recent loop, and what it is. */
export default function TemplatePage({ params }: { params: Params }): ReactNode {
  const name = params.name!
  const { value, error } = useReading(name, () => whole(name))
  if (error) return <Box variant="p">{reasonOf(error)}</Box>
  return value === undefined ? <Spinner size="large" /> : <Opened {...value} />
}

function Opened({ saved, described, recent }: Whole): ReactNode {
  const { name, content, sha256 } = saved
  const { text, setText, isChanged, discard } = useUnsaved(name, content)
  const [asking, setAsking] = useState<'save' | 'delete'>()
  const close = () => setAsking(undefined)
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => setAsking('delete')}>Delete template</Button>
            <Button variant="primary" disabled={!isChanged} onClick={() => setAsking('save')}>
              Save as a new template
            </Button>
          </SpaceBetween>
        }
      >
        {name}
      </Header>
      {isChanged && (
        <Alert type="info" action={<Button onClick={discard}>Discard changes</Button>}>
          Your changes are not saved. They stay in this tab of the browser until you save or discard them.
        </Alert>
      )}
      <Studio
        text={text}
        onText={setText}
        saved={content}
        firstInput={formatJson(recent[0]?.content ?? '{}')}
        recent={recent}
      />
      <Container header={<Header variant="h2">Template details</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'ARN', value: <Copyable text={described.HumanTaskUiArn} /> },
            { label: 'Content hash (SHA-256)', value: <Copyable text={sha256} /> },
            { label: 'Creation time', value: <Time value={described.CreationTime} /> },
          ]}
        />
      </Container>
      {asking === 'save' && <SaveDialog name={name} text={text} onSaved={discard} onDismiss={close} />}
      {asking === 'delete' && <DeleteTemplate name={name} onDeleted={() => goTo(TEMPLATES)} onDismiss={close} />}
    </SpaceBetween>
  )
}
