import type { Lease } from './api-types.ts'
import type { Act } from './shortcuts.ts'
import type { Farewell } from './task-phase.ts'

/** What parts of the portal tell the one above. Each bubbles out of shadow trees. */
export type PortalEvents = {
  /** Said aloud, politely. */
  'portal-say': string
  /** Work on this task; with the lease when it is at hand. */
  'portal-open-task': { taskId: string; lease?: Lease }
  'portal-show-list': undefined
  /** The work on a task is over for this page. */
  'portal-task-over': { how: Farewell; lease?: Lease | undefined }
  /** The frame of this task is complete. */
  'portal-task-ready': { taskId: string }
  /** The task is no longer this worker's; the work is still shown. */
  'portal-task-lost': undefined
  /** Tasks of this kind only from now on; undefined: all. */
  'portal-kind': { title: string | undefined }
  /** Keys were pressed, also inside the frame. */
  'portal-act': Act
  'portal-signed-out': undefined
}

export function tell<Name extends keyof PortalEvents>(from: HTMLElement, name: Name, detail: PortalEvents[Name]): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))
}
