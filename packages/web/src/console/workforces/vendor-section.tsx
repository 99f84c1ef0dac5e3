import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { ReactNode } from 'react'
import { operation } from '../api.ts'
import { reasonOf } from '../notices.tsx'
import { useReading } from '../use-reading.ts'

type Subscribed = { SubscribedWorkteams: { WorkteamArn: string; MarketplaceTitle?: string }[] }

const listVendors = async () => (await operation<Subscribed>('ListSubscribedWorkteams', {})).SubscribedWorkteams

/** Work teams of vendors that somebody has subscribed to. Handloop has no marketplace where one could. Source: spec 10. */
export function VendorSection(): ReactNode {
  const { value: teams, error } = useReading('vendors', listVendors)
  return (
    <Container header={<Header variant="h2">Vendor workforces</Header>}>
      {error && <Box>The vendors could not be read. {reasonOf(error)}</Box>}
      {teams?.map(({ WorkteamArn, MarketplaceTitle }) => (
        <Box key={WorkteamArn}>{MarketplaceTitle ?? WorkteamArn}</Box>
      ))}
      {teams?.length === 0 && (
        <Box>
          There are no vendors. Handloop has no marketplace and no public crowd: people of your own answer, as the
          private workforce.
        </Box>
      )}
    </Container>
  )
}
