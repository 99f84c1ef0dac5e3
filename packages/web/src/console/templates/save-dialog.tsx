import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { type ReactNode, useState } from 'react'
import { FormDialog } from '../parts/form-dialog.tsx'
import { createTemplate, NAME_HINT } from './create-template.ts'

type Props = { name: string; text: string; onSaved: () => void; onDismiss: () => void }

/** Saves a changed text under a new name: the API has no operation to change a template. Source: spec 4.3. */
export function SaveDialog({ name, text, onSaved, onDismiss }: Props): ReactNode {
  const [newName, setNewName] = useState(nextName(name))
  const save = async () => {
    await createTemplate(newName, text)
    onSaved()
  }
  return (
    <FormDialog title="Save as a new template" act="Save" save={save} onDismiss={onDismiss}>
      <div>
        A template that has been made cannot be changed. Your text becomes a new template; {name} stays as it is, and
        workflows that use it go on with it. To use the new one, create a workflow with it.
      </div>
      <FormField label="Name of the new template" constraintText={NAME_HINT}>
        <Input value={newName} onChange={({ detail }) => setNewName(detail.value)} />
      </FormField>
    </FormDialog>
  )
}

/** `invoices` becomes `invoices-2`, and that `invoices-3`. */
function nextName(name: string): string {
  const [, stem = name, number = '1'] = /^(.*?)(?:-(\d{1,4}))?$/.exec(name) ?? []
  const ending = `-${Number(number) + 1}`
  return stem.slice(0, 63 - ending.length) + ending
}
