import Button from '@cloudscape-design/components/button'
import { type ReactNode, useState } from 'react'
import { act } from '../api.ts'
import { useNotices } from '../notices.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { ListHeader } from '../parts/list-header.tsx'
import { usePages } from '../use-pages.ts'
import { AddMembers } from './add-members.tsx'
import { workersBehind } from './types.ts'
import { WorkersTable } from './workers-table.tsx'

type Props = {
  team: string
  groups: string[]
  /** People and groups are an outside identity provider's. */
  isOutside: boolean
}

/** Who is in the team, by its groups. */
export function MembersSection({ team, groups, isOutside }: Props): ReactNode {
  const path = `teams/${encodeURIComponent(team)}/members`
  const pages = usePages(`${path} ${groups.join(' ')}`, token => workersBehind(path, token))
  const notices = useNotices()
  const [ids, setIds] = useState<string[]>([])
  const [asking, setAsking] = useState<'add' | 'remove'>()
  const close = () => setAsking(undefined)
  const selected = (pages.value?.items ?? []).filter(one => ids.includes(one.id))
  const change = async (chosen: string[], changes: { add?: string[]; remove?: string[] }) => {
    for (const id of chosen)
      await act(`workers/${id}/groups`, changes).catch(error => notices.failed('A worker was not changed', error))
    pages.reread()
  }
  return (
    <>
      <WorkersTable
        pages={pages}
        label="Members"
        selected={selected}
        onSelect={workers => setIds(workers.map(({ id }) => id))}
        empty="Nobody is in the groups of this team."
        header={
          <ListHeader
            title="Members"
            variant="h2"
            reread={pages.reread}
            {...(isOutside && { description: 'Groups are those of your identity provider; change them there.' })}
          >
            <Button disabled={isOutside || selected.length === 0} onClick={() => setAsking('remove')}>
              Remove
            </Button>
            <Button disabled={isOutside} onClick={() => setAsking('add')}>
              Add workers to team
            </Button>
          </ListHeader>
        }
      />
      {asking === 'add' && (
        <AddMembers group={groups[0]!} add={chosen => change(chosen, { add: [groups[0]!] })} onDismiss={close} />
      )}
      {asking === 'remove' && (
        <ConfirmDialog
          title={`Remove from ${team}?`}
          act="Remove"
          onConfirm={() => {
            close()
            void change(
              selected.map(({ id }) => id),
              { remove: groups },
            )
          }}
          onDismiss={close}
        >
          {selected.map(({ name }) => name).join(', ')} will be taken out of {groups.join(', ')}, and so out of every
          team that these groups are in. Tasks in hand can still be finished.
        </ConfirmDialog>
      )}
    </>
  )
}
