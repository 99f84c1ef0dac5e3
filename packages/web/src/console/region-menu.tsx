import Select from '@cloudscape-design/components/select'
import type { ReactNode } from 'react'
import { chosenRegion, currentSession } from './api.ts'
import { useReading } from './use-reading.ts'

/** Every caller may use any region name; these are the usual ones. */
const REGIONS = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
]

/** Which region's resources are shown; it stands in the address, so that links lead to the same. */
export function RegionMenu(): ReactNode {
  const { value: session } = useReading('session', currentSession)
  const region = chosenRegion() ?? session?.region ?? ''
  const regions = [...new Set([region, ...REGIONS])].filter(Boolean)
  const choose = (value: string): void => {
    const url = new URL(location.href)
    url.searchParams.set('region', value)
    location.assign(url)
  }
  return (
    <Select
      ariaLabel="Region"
      selectedOption={{ value: region, label: region }}
      options={regions.map(value => ({ value, label: value }))}
      onChange={({ detail }) => choose(detail.selectedOption.value!)}
    />
  )
}
