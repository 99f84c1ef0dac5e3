import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Textarea from '@cloudscape-design/components/textarea'
import { type ReactNode, useState } from 'react'
import { act } from '../api.ts'
import { useNotices } from '../notices.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { invitationsIn, MOST_INVITATIONS } from './invitations.ts'
import type { NewLink } from './use-worker-acts.ts'

type Props = { onInvited: (links: NewLink[]) => void; onDismiss: () => void; groups?: string[] }

/** Makes workers of the built-in directory and shows a sign-in link for each; who is refused does not keep the others. */
export function InviteDialog({ onInvited, onDismiss, groups = ['default'] }: Props): ReactNode {
  const notices = useNotices()
  const [text, setText] = useState('')
  const [groupText, setGroupText] = useState(groups.join(', '))
  const people = invitationsIn(text)
  const isTooMany = people.length > MOST_INVITATIONS
  const invite = async () => {
    const chosen = groupText.split(',').flatMap(group => group.trim() || [])
    const links: NewLink[] = []
    for (const one of people) {
      const made = await act<{ link: string }>('workers', { ...one, groups: chosen }).catch(error =>
        notices.failed(`${one.name} was not invited`, error),
      )
      if (made) links.push({ name: one.name, link: made.link })
    }
    if (links.length > 0) onInvited(links)
  }
  return (
    <FormDialog
      title="Invite new workers"
      act={people.length > 1 ? `Invite ${people.length} workers` : 'Invite'}
      canSave={people.length > 0 && !isTooMany}
      save={invite}
      onDismiss={onDismiss}
    >
      <FormField
        label="Workers"
        description="One in a line: a name, an address, or Name <address>."
        constraintText={`At most ${MOST_INVITATIONS} at once. Addresses are case-sensitive.`}
        errorText={isTooMany && `These are ${people.length}; invite at most ${MOST_INVITATIONS} at once.`}
      >
        <Textarea rows={8} value={text} onChange={({ detail }) => setText(detail.value)} />
      </FormField>
      <FormField
        label="Groups"
        description="Teams are made of groups."
        constraintText="With commas between them, at most 10."
      >
        <Input value={groupText} onChange={({ detail }) => setGroupText(detail.value)} />
      </FormField>
    </FormDialog>
  )
}
