import { html, nothing } from 'lit'
import { type Ref, ref } from 'lit/directives/ref.js'
import { repeat } from 'lit/directives/repeat.js'
import type { WorkerApi } from './api.ts'
import type { Lease, Reserved } from './api-types.ts'
import type { FrameOrigin } from './frame-channel.ts'
import type { KeptWork } from './kept-work.ts'
import type { TaskPage } from './task-page.ts'
import './task-page.ts'

type Parts = {
  visit: number
  /** `reserved`: its page stood ready, and is in front now. */
  current: { taskId: string; lease: Lease | undefined; reserved: Reserved | undefined }
  behind: Reserved | undefined
  front: Ref<TaskPage>
  shared: { api: WorkerApi; keptWork: KeptWork; frameOrigin: FrameOrigin }
}

type Shown = {
  key: string
  taskId: string
  lease?: Lease | undefined
  reserved?: Reserved | undefined
  isBehind: boolean
}

/**
 * The task in hand, and behind it the reserved one in a page of the same size. When its turn comes that page is in
 * front; it stays the same element, because a frame that is moved loads anew.
 */
export function taskPages({ visit, current, behind, front, shared }: Parts) {
  const pages: Shown[] = [{ ...current, key: current.reserved?.taskId ?? String(visit), isBehind: false }]
  if (behind?.frameUrl) pages.push({ key: behind.taskId, taskId: behind.taskId, reserved: behind, isBehind: true })
  return repeat(
    pages,
    page => page.key,
    page => html`<handloop-task-page
        ${page.isBehind ? nothing : ref(front)}
        class=${page.isBehind ? 'behind' : ''}
        ?inert=${page.isBehind}
        .api=${shared.api}
        .keptWork=${shared.keptWork}
        .frameOrigin=${shared.frameOrigin}
        .taskId=${page.taskId}
        .reserved=${page.reserved}
        .lease=${page.lease}
      ></handloop-task-page>`,
  )
}
