import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import type { ReactNode } from 'react'

const TYPES: Record<string, StatusIndicatorProps.Type> = {
  Active: 'success',
  Completed: 'success',
  InProgress: 'in-progress',
  Stopping: 'loading',
  Deleting: 'loading',
  Initializing: 'loading',
  Stopped: 'stopped',
  Deleted: 'stopped',
  Failed: 'error',
  Disabled: 'stopped',
  Enabled: 'success',
}

/** A status in the API's own word, with a sign. */
export const Status = ({ status }: { status: string }): ReactNode => (
  <StatusIndicator type={TYPES[status] ?? 'info'}>{status}</StatusIndicator>
)
