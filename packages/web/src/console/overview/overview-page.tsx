import './overview.css'
import Box from '@cloudscape-design/components/box'
import Grid from '@cloudscape-design/components/grid'
import Header from '@cloudscape-design/components/header'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { read } from '../api.ts'
import { useChanges } from '../changes.ts'
import { reasonOf } from '../notices.tsx'
import { useReading } from '../use-reading.ts'
import { AnswerTimeChart, LostTasksChart, ThroughputChart } from './charts.tsx'
import { DeliveryLag, WorkersList } from './lists.tsx'
import { OpenSection } from './open-section.tsx'
import { spansOf } from './spans.ts'
import { type Overview, RANGES, type Range } from './types.ts'

const ALL = { value: '', label: 'All workflows' }

const readOverview = ({ hours, stepHours }: Range) => read<Overview>(`overview?hours=${hours}&stepHours=${stepHours}`)

/** What is open, how old it is, and what the past brought. */
export default function OverviewPage(): ReactNode {
  const [range, setRange] = useState(RANGES[0]!)
  const [flow, setFlow] = useState('')
  const { value: newest, error, reread } = useReading(range.id, () => readOverview(range))
  // Another range takes a moment; what is there stays until then.
  const last = useRef<{ overview: Overview; range: Range }>(undefined)
  if (newest) last.current = { overview: newest, range }
  const shown = last.current
  useChanges(() => true, reread, range.everyMs)
  return (
    <SpaceBetween size="l">
      <Header variant="h1">Overview</Header>
      {error && <Box>The figures could not be read. {reasonOf(error)}</Box>}
      <OpenSection flows={shown?.overview.flows ?? []} isLoading={shown === undefined && !error} />
      <Header
        variant="h2"
        description="Figures are at most ten seconds old and renew themselves."
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <FlowMenu names={shown?.overview.flows.map(({ name }) => name) ?? []} flow={flow} setFlow={setFlow} />
            <SegmentedControl
              label="Time range"
              selectedId={range.id}
              options={RANGES}
              onChange={({ detail }) => setRange(RANGES.find(({ id }) => id === detail.selectedId)!)}
            />
          </SpaceBetween>
        }
      >
        Over time
      </Header>
      {shown ? <OverTime {...shown} flow={flow} /> : !error && <Spinner size="large" />}
    </SpaceBetween>
  )
}

type OverTimeProps = { overview: Overview; range: Range; flow: string }

function OverTime({ overview, range, flow }: OverTimeProps): ReactNode {
  const spans = useMemo(() => spansOf(overview, range, flow || undefined), [overview, range, flow])
  const half = { colspan: { default: 12, s: 6 } }
  return (
    <Grid gridDefinition={[half, half, half, half, { colspan: 12 }]}>
      <ThroughputChart {...{ spans, range }} />
      <AnswerTimeChart {...{ spans, range }} />
      <LostTasksChart {...{ spans, range }} />
      <DeliveryLag deliveries={overview.deliveries} />
      <WorkersList workers={overview.workers} />
    </Grid>
  )
}

type FlowMenuProps = { names: string[]; flow: string; setFlow: (flow: string) => void }

function FlowMenu({ names, flow, setFlow }: FlowMenuProps): ReactNode {
  const options = [ALL, ...names.map(value => ({ value, label: value }))]
  return (
    <Select
      ariaLabel="Workflow of the charts"
      filteringType="auto"
      selectedOption={options.find(({ value }) => value === flow) ?? ALL}
      options={options}
      onChange={({ detail }) => setFlow(detail.selectedOption.value!)}
    />
  )
}
