import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { type ReactNode, useState } from 'react'
import { act, read } from '../api.ts'
import { reasonOf } from '../notices.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { useReading } from '../use-reading.ts'

type Organization = { name: string; contactEmail: string }

/** For whom workers work and whom they ask; of the whole installation, whatever region is chosen. Source: spec 10. */
export function OrganizationSection(): ReactNode {
  const { value, error, reread } = useReading('organization', () => read<Organization>('organization'))
  const [isAsking, setAsking] = useState(false)
  const edit = (
    <Button disabled={value === undefined} ariaLabel="Edit organization" onClick={() => setAsking(true)}>
      Edit
    </Button>
  )
  return (
    <Container
      header={
        <Header variant="h2" actions={edit}>
          Organization
        </Header>
      }
    >
      {error ? <Box>It could not be read. {reasonOf(error)}</Box> : <Shown {...value} />}
      {isAsking && value && <Edit organization={value} onSaved={reread} onDismiss={() => setAsking(false)} />}
    </Container>
  )
}

const Shown = ({ name, contactEmail }: Partial<Organization>): ReactNode => (
  <div style={{ overflowWrap: 'anywhere' }}>
    <KeyValuePairs
      items={[
        { label: 'Organization name', value: name || '–' },
        { label: 'Contact email', value: contactEmail || '–' },
      ]}
    />
  </div>
)

type EditProps = { organization: Organization; onSaved: () => void; onDismiss: () => void }

function Edit({ organization, onSaved, onDismiss }: EditProps): ReactNode {
  const [values, setValues] = useState(organization)
  const save = async () => {
    await act('organization', values)
    onSaved()
  }
  return (
    <FormDialog title="Edit organization" act="Save" save={save} onDismiss={onDismiss}>
      <Box>
        Workers of all regions see both on the sign-in page and below their tasks, so that they know whom to ask. So can
        everybody who can open the portal's address. Nothing is sent to the address.
      </Box>
      <FormField label="Organization name" constraintText="One line, up to 200 characters.">
        <Input value={values.name} onChange={({ detail }) => setValues({ ...values, name: detail.value })} />
      </FormField>
      <FormField label="Contact email" constraintText="One address, or none.">
        <Input
          type="email"
          value={values.contactEmail}
          onChange={({ detail }) => setValues({ ...values, contactEmail: detail.value.trim() })}
        />
      </FormField>
    </FormDialog>
  )
}
