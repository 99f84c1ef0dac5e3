import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { ListHeader } from '../parts/list-header.tsx'
import { usePages } from '../use-pages.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { LinksDialog } from './links-dialog.tsx'
import { type Worker, type Workforce, workersBehind } from './types.ts'
import { useWorkerActs, type WorkerAct } from './use-worker-acts.ts'
import { WorkersTable } from './workers-table.tsx'

/** All workers whom the service knows, and what can be done with them. Source: spec 10, "Workers table". */
export function WorkersSection({ workforce }: { workforce: Workforce | undefined }): ReactNode {
  const pages = usePages('workers', token => workersBehind('workers', token))
  const [ids, setIds] = useState<string[]>([])
  const [asking, setAsking] = useState<'invite' | 'delete'>()
  // What is selected is what can still be seen.
  const selected = (pages.value?.items ?? []).filter(one => ids.includes(one.id))
  const { run, links, closeLinks, showLinks } = useWorkerActs(pages.reread)
  const close = () => setAsking(undefined)
  const isAll = (status: Worker['status']) => selected.length > 0 && selected.every(one => one.status === status)
  const begin = (act: WorkerAct) => {
    close()
    run(act, selected)
  }
  return (
    <>
      <WorkersTable
        pages={pages}
        label="Workers"
        selected={selected}
        onSelect={workers => setIds(workers.map(({ id }) => id))}
        empty="Nobody has been invited yet."
        header={
          <ListHeader
            title="Workers"
            variant="h2"
            reread={pages.reread}
            {...(selected.length > 0 && { counter: `(${selected.length} selected)` })}
            {...(workforce?.OidcConfig && {
              description:
                'People of your identity provider appear when they first sign in; add and remove them there.',
            })}
          >
            <SpaceBetween direction="horizontal" size="xs">
              <Button disabled={!isAll('Enabled')} onClick={() => begin('link')}>
                New sign-in link
              </Button>
              <Button disabled={!isAll('Enabled')} onClick={() => begin('disable')}>
                Disable
              </Button>
              <Button disabled={!isAll('Disabled')} onClick={() => begin('enable')}>
                Enable
              </Button>
              <Button disabled={!isAll('Disabled')} onClick={() => setAsking('delete')}>
                Delete
              </Button>
              <Button variant="primary" onClick={() => setAsking('invite')}>
                Invite new workers
              </Button>
            </SpaceBetween>
          </ListHeader>
        }
      />
      {asking === 'invite' && <InviteDialog onInvited={showLinks} onDismiss={close} />}
      {asking === 'delete' && (
        <ConfirmDialog title="Delete workers?" act="Delete" onConfirm={() => begin('delete')} onDismiss={close}>
          {selected.map(({ name }) => name).join(', ')}: name, address and groups will be gone for good. Answers that
          were given stay.
        </ConfirmDialog>
      )}
      {links && <LinksDialog links={links} onDismiss={closeLinks} />}
    </>
  )
}
