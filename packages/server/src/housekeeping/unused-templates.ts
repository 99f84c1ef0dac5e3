import type { Services } from '../services.ts'
import {
  deleteUnusedTemplate,
  markUnusedTemplates,
  templatesOfLoops,
  templatesUnusedSince,
} from '../store/unused-templates.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** Longer than starting a loop can take: one that found the template just before it went is stored by then. */
const GRACE_MS = 30 * 60 * 1000
/** Loops that are looked at in one piece: few enough for nobody to notice. */
const PAGE = 1_000

/** Lets texts of templates go that no template has any more, and that no stored loop was started with. */
export class UnusedTemplates {
  readonly #services: Pick<Services, 'store' | 'clock'>
  #nextLookMs = 0

  constructor(services: Pick<Services, 'store' | 'clock'>) {
    this.#services = services
  }

  /** The next sweep looks, however long ago the last one has: something has gone that may have had texts. */
  hurry(): void {
    this.#nextLookMs = 0
  }

  /**
   * Looks through all loops, but once a day at most: a text that an old loop keeps may be a candidate for years.
   * @param graceMs  0 when nobody is starting loops
   * @returns whether something may have gone
   */
  async sweep(graceMs = GRACE_MS): Promise<boolean> {
    const { store, clock } = this.#services
    await store.write(moment => markUnusedTemplates(moment.at))
    const nowMs = clock.now().getTime()
    if (nowMs < this.#nextLookMs) return false
    const since = new Date(nowMs - graceMs)
    const unused = new Set(await store.read(() => templatesUnusedSince(since)))
    if (unused.size === 0) return false
    this.#nextLookMs = nowMs + DAY_MS
    await this.#keepThoseOfLoops(unused)
    for (const sha256 of unused) await store.write(() => deleteUnusedTemplate(sha256, since))
    return unused.size > 0
  }

  async #keepThoseOfLoops(unused: Set<string>): Promise<void> {
    for (let afterId = 0; unused.size > 0; ) {
      const from = afterId
      const found = await this.#services.store.read(() => templatesOfLoops(from, PAGE))
      if (found === undefined) return
      for (const sha256 of found.contents) unused.delete(sha256)
      afterId = found.lastId
    }
  }
}
