import { type GrantedAccess, objectGrant } from '../objects/object-grant.ts'
import type { Services } from '../services.ts'
import { ROOT_ACCOUNT } from '../store/accounts.ts'
import type { StoredLoop } from '../store/loop-rows.ts'
import { sideBySide, type Unit } from '../store/sql.ts'
import { workteamById } from '../store/workforces.ts'
import type { Inputs } from '../wire/model.generated.ts'
import { assemblePage } from '../worker-template/page.ts'
import type { ObjectGrant, Rendered } from '../worker-template/renderer.ts'
import { FrameAccess } from './frame-access.ts'
import type { Ahead } from './lease.ts'
import { type PageSources, sourcesOf } from './page-sources.ts'
import type { FrameLease, FrameReservation } from './task-shapes.ts'
import type { WorkerTasks } from './worker-tasks.ts'

/** Errors that leave nothing to show; the others cost a picture. */
const FATAL = new Set(['InvalidTemplate', 'InvalidInput', 'ResourceLimitExceeded'])

/** Begun when a task has been accepted, and asked when the worker may hear of it. */
type Trial = { begin: Ahead; isUsable(): Promise<boolean> }

/** Makes the page of a task: the loop's own copy of the template, rendered with its input. Source: crowd-elements 1.1. */
export class TaskPages {
  readonly #services: Services
  readonly #tasks: WorkerTasks
  readonly access: FrameAccess
  /** For pages that are made only to see whether they can be: links that have ended before they were made. */
  readonly #noGrant: ObjectGrant

  constructor(services: Services, tasks: WorkerTasks) {
    this.#services = services
    this.#tasks = tasks
    this.access = new FrameAccess(services, tasks.reservations)
    const nobody = { loopId: 0, workerId: 0, leaseEpoch: 0 }
    this.#noGrant = objectGrant(services, { accountId: ROOT_ACCOUNT, until: new Date(0), lease: nobody })
  }

  /** For a worker who accepts a task: whether its page can be made is found out while the lease is on its way to disk. */
  trial(): Trial {
    let rendering: Promise<Rendered> | undefined
    let loop: StoredLoop | undefined
    return {
      begin: lease => {
        loop = lease.loop
        rendering = this.#try(lease.sources)
        // Nobody waits for it when the lease could not be kept.
        rendering.catch(() => {})
      },
      isUsable: async () => (await this.#usable(loop!, await rendering!)) !== undefined,
    }
  }

  /**
   * Makes the page of a task that is only reserved, as far as one can tell beforehand what it will do.
   * @returns `isPortable`: it can be shown beside another task; undefined: it can't be made, and the loop has failed
   */
  async prepare(loop: StoredLoop, sources: PageSources): Promise<{ isPortable: boolean } | undefined> {
    const tried = await this.#usable(loop, await this.#try(sources))
    return tried && { isPortable: this.#services.addresses.isContentSandboxed || !NEEDS_ORIGIN.test(tried.content) }
  }

  async #try(sources: PageSources): Promise<Rendered> {
    const { renderer } = this.#services
    const job = { ...sources, grant: this.#noGrant }
    const rendered = await renderer.render(job)
    // A busy machine may stretch one rendering beyond its limit; a template that needs too much does it again.
    return fatalError(rendered)?.code === 'ResourceLimitExceeded' ? await renderer.render(job) : rendered
  }

  /** A page that can't be made fails its loop, and with it the lease. Source: spec 2.6 X4. */
  async #usable(loop: StoredLoop, tried: Rendered): Promise<Rendered | undefined> {
    const fatal = fatalError(tried)
    if (fatal === undefined) return tried
    await this.#tasks.foundUnusable(
      loop.id,
      `The worker task template can't be shown with this input: ${fatal.message}`,
    )
    return undefined
  }

  /** The page behind a frame's address, as long as its lease or reservation is valid; undefined afterwards. */
  async page(frame: Frame, address: string): Promise<string | undefined> {
    const { addresses } = this.#services
    const seen = await this.access.of(frame)
    if (seen === undefined) return undefined
    const isReserved = 'node' in frame
    const until = isReserved ? reservedUntil(seen.loop) : seen.until
    const { content } = await this.#render(seen.loop, frame, until, address)
    return assemblePage({
      rendered: content,
      bundleUrl: `${addresses.publicUrl}/crowd-html-elements.js`,
      portalOrigin: addresses.publicOrigin,
      isOriginless: isReserved || addresses.isContentSandboxed,
    })
  }

  async #render(loop: StoredLoop, frame: Frame, until: Date, address: string): Promise<Rendered> {
    const { renderer, store } = this.#services
    const [sources, isToBeBound] = await store.read(() => sideBySide(sourcesOf(loop), isBound(loop)))
    const access: GrantedAccess = {
      accountId: loop.account_id,
      until,
      ...('node' in frame ? { reservation: frame } : { lease: frame }),
    }
    const grant = objectGrant(this.#services, isToBeBound ? { ...access, address } : access)
    return renderer.render({ ...sources, grant })
  }
}

/** Are links on the page to work from the worker's address only? */
function* isBound(loop: StoredLoop): Unit<boolean> {
  const team = yield* workteamById(loop.workteam_id)
  return team !== undefined && bindsLinks(team.config)
}

type Frame = FrameLease | FrameReservation

/** What a page without an origin of its own can't do: browsers show it no PDF, and keep nothing for it. */
const NEEDS_ORIGIN = /\.pdf\b|application\/pdf|<(?:embed|object)[\s>]|\bindexedDB\b|\bserviceWorker\b|\bcaches\b/i

/** Its links must not end before a task that is accepted in the last moment; until then FrameAccess has its say. */
const reservedUntil = (loop: StoredLoop): Date => new Date(loop.open_until_ms + loop.time_limit_seconds * 1000)

const fatalError = ({ errors }: Rendered) => errors.find(error => FATAL.has(error.code))

/** Does the team want links to objects to work only from where the task is open? Source: spec 8.5. */
function bindsLinks(config: string): boolean {
  const { WorkerAccessConfiguration } = JSON.parse(config) as Inputs['CreateWorkteam']
  const constraints = WorkerAccessConfiguration?.S3Presign?.IamPolicyConstraints
  return constraints?.SourceIp === 'Enabled' || constraints?.VpcSourceIp === 'Enabled'
}
