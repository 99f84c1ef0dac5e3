import type { Services } from '../services.ts'
import type { Sessions } from '../sign-in/sessions.ts'
import type { TaskPages } from './task-pages.ts'
import type { WorkerTasks } from './worker-tasks.ts'

/** What the portal's routes work with. */
export type PortalParts = {
  services: Services
  sessions: Sessions
  tasks: WorkerTasks
  pages: TaskPages
}
