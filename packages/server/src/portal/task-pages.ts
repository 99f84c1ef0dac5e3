import { objectGrant } from '../objects/object-grant.ts'
import { leaseOf } from '../review-task/review.ts'
import type { Services } from '../services.ts'
import { templateContent } from '../store/human-task-uis.ts'
import type { StoredLoop } from '../store/loop-rows.ts'
import { inputOf } from '../store/loops.ts'
import { loopById, reviewOf } from '../store/reviews.ts'
import { workteamById } from '../store/workforces.ts'
import type { Inputs } from '../wire/model.generated.ts'
import { assemblePage } from '../worker-template/page.ts'
import type { Rendered } from '../worker-template/renderer.ts'
import type { FrameLease } from './task-shapes.ts'
import type { Lease, WorkerTasks } from './worker-tasks.ts'

/** Errors that leave nothing to show; the others cost a picture. */
const FATAL = new Set(['InvalidTemplate', 'InvalidInput', 'ResourceLimitExceeded'])

/** Makes the page of a task: the loop's own copy of the template, rendered with its input. Source: crowd-elements 1.1. */
export class TaskPages {
  readonly #services: Services
  readonly #tasks: WorkerTasks

  constructor(services: Services, tasks: WorkerTasks) {
    this.#services = services
    this.#tasks = tasks
  }

  /** Can the page be made? If not the loop fails, and with it the lease. Source: spec 2.6 X4. */
  async isUsable({ loop, assignment }: Lease): Promise<boolean> {
    const lease = { loopId: loop.id, workerId: assignment.workerId, leaseEpoch: assignment.leaseEpoch }
    let fatal = fatalError(await this.#render(loop, lease, assignment.deadline))
    // A busy machine may stretch one rendering beyond its limit; a template that needs too much does it again.
    if (fatal?.code === 'ResourceLimitExceeded')
      fatal = fatalError(await this.#render(loop, lease, assignment.deadline))
    if (fatal === undefined) return true
    await this.#tasks.foundUnusable(
      loop.id,
      `The worker task template can't be shown with this input: ${fatal.message}`,
    )
    return false
  }

  /** The page behind a frame's address, as long as its lease is valid; undefined afterwards. */
  async page(lease: FrameLease, address: string): Promise<string | undefined> {
    const { store, clock, addresses } = this.#services
    const held = await store.read(function* () {
      const loop = yield* loopById(lease.loopId)
      if (loop === undefined) return undefined
      const own = leaseOf(yield* reviewOf(loop, lease.workerId), lease.workerId, lease.leaseEpoch)
      return own && { loop, deadline: own.deadline }
    })
    if (held === undefined || clock.now() >= held.deadline) return undefined
    const { content } = await this.#render(held.loop, lease, held.deadline, address)
    const bundleUrl = `${addresses.publicUrl}/crowd-html-elements.js`
    return assemblePage({ rendered: content, bundleUrl, portalOrigin: addresses.publicOrigin })
  }

  async #render(loop: StoredLoop, lease: FrameLease, until: Date, address?: string): Promise<Rendered> {
    const { store, renderer } = this.#services
    const { template, inputJson, isBound } = await store.read(function* () {
      const template = (yield* templateContent(loop.template_sha256)) ?? ''
      const team = yield* workteamById(loop.workteam_id)
      const isBound = team !== undefined && bindsLinks(team.config)
      return { template, inputJson: (yield* inputOf(loop.id))?.content ?? '{}', isBound }
    })
    const access = { accountId: loop.account_id, until, lease }
    const grant = objectGrant(this.#services, isBound && address !== undefined ? { ...access, address } : access)
    return renderer.render({ template, inputJson, grant })
  }
}

const fatalError = ({ errors }: Rendered) => errors.find(error => FATAL.has(error.code))

/** Does the team want links to objects to work only from where the task is open? Source: spec 8.5. */
function bindsLinks(config: string): boolean {
  const { WorkerAccessConfiguration } = JSON.parse(config) as Inputs['CreateWorkteam']
  const constraints = WorkerAccessConfiguration?.S3Presign?.IamPolicyConstraints
  return constraints?.SourceIp === 'Enabled' || constraints?.VpcSourceIp === 'Enabled'
}
