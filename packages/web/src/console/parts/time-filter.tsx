import DateRangePicker, { type DateRangePickerProps } from '@cloudscape-design/components/date-range-picker'
import { type ReactNode, useState } from 'react'

/** From `after` on and until before `before`; a list's own filter. */
export type Span = { after?: Date; before?: Date }

type Value = DateRangePickerProps.Value
type Unit = 'minute' | 'hour' | 'day'

const UNIT_MS: Record<Unit, number> = { minute: 60_000, hour: 3600_000, day: 86_400_000 }
const LAST: [number, Unit][] = [
  [15, 'minute'],
  [1, 'hour'],
  [24, 'hour'],
  [7, 'day'],
  [30, 'day'],
]
const OPTIONS = LAST.map(([amount, unit]) => ({ key: `${amount} ${unit}`, amount, unit, type: 'relative' as const }))

/** Restricts a list to what was created within a span of time. */
export function TimeFilter({ onChange }: { onChange: (span: Span) => void }): ReactNode {
  const [value, setValue] = useState<Value | null>(null)
  return (
    <DateRangePicker
      value={value}
      relativeOptions={OPTIONS}
      isValidRange={complaintAbout}
      placeholder="Created at any time"
      i18nStrings={{
        ariaLabel: 'Creation time',
        formatRelativeRange: ({ amount, unit }) => `Last ${amount === 1 ? unit : `${amount} ${unit}s`}`,
      }}
      onChange={({ detail }) => {
        setValue(detail.value)
        onChange(spanOf(detail.value))
      }}
    />
  )
}

function complaintAbout(value: Value | null): DateRangePickerProps.ValidationResult {
  const isWrong = value?.type === 'absolute' && !(Date.parse(value.startDate) < Date.parse(value.endDate))
  return isWrong ? { valid: false, errorMessage: 'The end must be after the start.' } : { valid: true }
}

/** A relative span is counted from the moment in which it was chosen, so that pages of one list fit together. */
export function spanOf(value: Value | null, now = Date.now()): Span {
  if (value === null) return {}
  if (value.type === 'absolute') return { after: new Date(value.startDate), before: new Date(value.endDate) }
  return { after: new Date(now - value.amount * UNIT_MS[value.unit as Unit]) }
}
