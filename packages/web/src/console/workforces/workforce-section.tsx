import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { currentSession, operation } from '../api.ts'
import { consoleUrl } from '../console-url.ts'
import { reasonOf, useNotices } from '../notices.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Copyable } from '../parts/copyable.tsx'
import type { Reading } from '../use-reading.ts'
import type { Workforce } from './types.ts'

type Props = { reading: Reading<Workforce | undefined>; hasTeams: boolean; reread: () => void }

/** Where workers sign in, and who says who they are. */
export function WorkforceSection({ reading, hasTeams, reread }: Props): ReactNode {
  const { value: workforce, error, isLoading } = reading
  if (error) return <Box>The workforce could not be read. {reasonOf(error)}</Box>
  return (
    <Container
      header={
        <Header variant="h2" actions={workforce && <Delete {...{ workforce, hasTeams, reread }} />}>
          Private workforce summary
        </Header>
      }
    >
      {workforce ? <Summary workforce={workforce} /> : isLoading ? 'Loading' : <None reread={reread} />}
    </Container>
  )
}

function Summary({ workforce }: { workforce: Workforce }): ReactNode {
  const { CognitoConfig, OidcConfig, SourceIpConfig } = workforce
  const source = OidcConfig
    ? `OpenID Connect provider ${OidcConfig.Issuer}, client ${OidcConfig.ClientId}`
    : `Built-in directory: pool ${CognitoConfig?.UserPool}, client ${CognitoConfig?.ClientId}`
  return (
    <KeyValuePairs
      columns={3}
      minColumnWidth={200}
      items={[
        { label: 'Name', value: workforce.WorkforceName },
        { label: 'ARN', value: <Copyable text={workforce.WorkforceArn} /> },
        { label: 'Sign-in address', value: <Copyable text={consoleUrl('../worker/').href} /> },
        { label: 'Identity source', value: source },
        { label: 'Allowed addresses', value: SourceIpConfig.Cidrs.join(', ') || 'All' },
      ]}
    />
  )
}

function None({ reread }: { reread: () => void }): ReactNode {
  const notices = useNotices()
  const create = async () => {
    const { accountId } = await currentSession()
    const CognitoConfig = { UserPool: `handloop_${accountId}`, ClientId: 'handloop-worker-portal' }
    await operation('CreateWorkforce', { WorkforceName: 'default', CognitoConfig }).catch(error =>
      notices.failed('The workforce was not created', error),
    )
    reread()
  }
  return (
    <SpaceBetween size="s">
      <Box>
        There is no private workforce in this region. One on the built-in directory can be made here; for one on an
        OpenID Connect provider call CreateWorkforce with OidcConfig.
      </Box>
      <Button onClick={() => void create()}>Create private workforce</Button>
    </SpaceBetween>
  )
}

type DeleteProps = { workforce: Workforce; hasTeams: boolean; reread: () => void }

function Delete({ workforce: { WorkforceName }, hasTeams, reread }: DeleteProps): ReactNode {
  const notices = useNotices()
  const [isAsking, setAsking] = useState(false)
  const remove = () => {
    setAsking(false)
    operation('DeleteWorkforce', { WorkforceName }).then(reread, error =>
      notices.failed('The workforce was not deleted', error),
    )
  }
  return (
    <>
      <Button disabled={hasTeams} disabledReason="Delete its teams first." onClick={() => setAsking(true)}>
        Delete workforce
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={`Delete ${WorkforceName}?`}
          act="Delete"
          onConfirm={remove}
          onDismiss={() => setAsking(false)}
        >
          Another one can be made afterwards, with another identity source. Workers of the built-in directory stay.
        </ConfirmDialog>
      )}
    </>
  )
}
