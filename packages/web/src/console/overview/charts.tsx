import BarChart from '@cloudscape-design/components/bar-chart'
import Box from '@cloudscape-design/components/box'
import MixedLineBarChart from '@cloudscape-design/components/mixed-line-bar-chart'
import type { ReactNode } from 'react'
import type { Column } from './csv.ts'
import { FiguresBox } from './figures-box.tsx'
import { lengthText, meanSeconds } from './spans.ts'
import type { Range, Span } from './types.ts'

type Props = { spans: Span[]; range: Range }
type Count = 'started' | 'completed' | 'stopped' | 'failed' | 'answers' | 'declined' | 'expired'

const hourFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const dayFormat = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' })

const HEIGHT = 220
const from: Column<Span> = { name: 'From', of: ({ at }) => at.toISOString() }
const counted = (name: string, count: Count): Column<Span> => ({ name, of: span => span[count] })
const points = (spans: Span[], count: Count) => spans.map(span => ({ x: span.at, y: span[count] }))
const sums = (spans: Span[], ...counts: Count[]) =>
  spans.map(span => counts.reduce((sum, count) => sum + span[count], 0))
/** From nothing to a little more than the most, so that the topmost figure of the axis can be read. */
const domain = (...values: number[]): [number, number] => [0, Math.max(1, ...values) * 1.1]
const nothing = <Box textAlign="center">Nothing of it in this time.</Box>

/** What all charts have in common: how a moment is said, and no filter, because there are few series. */
const common = ({ stepHours }: Range) => ({
  height: HEIGHT,
  hideFilter: true,
  xScaleType: 'categorical' as const,
  empty: nothing,
  i18nStrings: {
    xTickFormatter: (at: Date) => (stepHours === 1 ? hourFormat : dayFormat).format(at),
    detailPopoverDismissAriaLabel: 'Close',
  },
})

/** Human loops that were started, and what became of those that ended. */
export function ThroughputChart({ spans, range }: Props): ReactNode {
  const shared = common(range)
  const bar = (title: string, count: Count, color: string) => ({
    type: 'bar' as const,
    title,
    color,
    data: points(spans, count),
  })
  return (
    <FiguresBox
      title="Throughput"
      description="Human loops by how they ended, and how many were started."
      columns={[
        from,
        counted('Started', 'started'),
        counted('Completed', 'completed'),
        counted('Stopped', 'stopped'),
        counted('Failed', 'failed'),
      ]}
      rows={spans}
    >
      <MixedLineBarChart
        {...shared}
        ariaLabel="Throughput"
        stackedBars
        xDomain={spans.map(({ at }) => at)}
        yDomain={domain(...sums(spans, 'completed', 'stopped', 'failed'), ...sums(spans, 'started'))}
        series={
          isAnything(spans, 'started', 'completed', 'stopped', 'failed')
            ? [
                bar('Completed', 'completed', 'var(--chart-done)'),
                bar('Stopped', 'stopped', 'var(--chart-stopped)'),
                bar('Failed', 'failed', 'var(--chart-failed)'),
                { type: 'line', title: 'Started', color: 'var(--chart-line)', data: points(spans, 'started') },
              ]
            : []
        }
      />
    </FiguresBox>
  )
}

/** How long an answer took from its acceptance, on average; bars, because an hour may have none before and after it. */
export function AnswerTimeChart({ spans, range }: Props): ReactNode {
  const shared = common(range)
  const means = spans.flatMap(span => {
    const y = meanSeconds(span)
    return y === undefined ? [] : [{ x: span.at, y }]
  })
  return (
    <FiguresBox
      title="Time to answer"
      description="From a worker's acceptance to the answer, on average."
      columns={[
        from,
        counted('Answers', 'answers'),
        { name: 'Mean time in seconds', of: span => rounded(meanSeconds(span)) },
      ]}
      rows={spans}
    >
      <BarChart
        {...shared}
        hideLegend
        ariaLabel="Time to answer"
        xDomain={spans.map(({ at }) => at)}
        yDomain={domain(...means.map(({ y }) => y))}
        series={
          means.length === 0
            ? []
            : [
                {
                  type: 'bar',
                  title: 'Mean time',
                  color: 'var(--chart-line)',
                  data: means,
                  valueFormatter: lengthText,
                },
              ]
        }
        i18nStrings={{ ...shared.i18nStrings, yTickFormatter: lengthText }}
      />
    </FiguresBox>
  )
}

/** Tasks that were not answered by whoever had them. */
export function LostTasksChart({ spans, range }: Props): ReactNode {
  const shared = common(range)
  return (
    <FiguresBox
      title="Expired and declined tasks"
      description="Tasks whose time ran out in somebody's hands, and tasks that were declined."
      columns={[from, counted('Expired', 'expired'), counted('Declined', 'declined')]}
      rows={spans}
    >
      <BarChart
        {...shared}
        ariaLabel="Expired and declined tasks"
        stackedBars
        xDomain={spans.map(({ at }) => at)}
        yDomain={domain(...sums(spans, 'expired', 'declined'))}
        series={
          isAnything(spans, 'expired', 'declined')
            ? [
                { type: 'bar', title: 'Expired', color: 'var(--chart-failed)', data: points(spans, 'expired') },
                { type: 'bar', title: 'Declined', color: 'var(--chart-stopped)', data: points(spans, 'declined') },
              ]
            : []
        }
      />
    </FiguresBox>
  )
}

const isAnything = (spans: Span[], ...counts: Count[]): boolean => spans.some(span => counts.some(count => span[count]))

const rounded = (seconds: number | undefined): number | undefined =>
  seconds === undefined ? undefined : Math.round(seconds * 10) / 10
