import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Drive, Driven } from './drive.ts'
import type { SourceName, Spec } from './sources.ts'

/** What the generator is told, and what it tells. */
export type Order = { make: SourceName; spec: unknown } | { url: string; drive: Drive }
export type Told = { made: true } | { driven: Driven; reported: unknown } | { failed: string }

export type Outcome = Driven & { perSecond: number; reported: unknown }

/** The load generator: a process of its own, so that it has a core of its own. */
export class Load {
  readonly #child: ChildProcess

  constructor() {
    const sizes = ['--max-old-space-size=4096', '--max-semi-space-size=64']
    this.#child = fork(join(import.meta.dirname, 'generator.ts'), { execArgv: sizes, serialization: 'advanced' })
  }

  /** Makes the requests of a run, which is not part of what is measured. */
  async make<Name extends SourceName>(make: Name, spec: Spec<Name>): Promise<void> {
    await this.#tell({ make, spec })
  }

  /** Sends them. @throws Error when any answer is not the expected one */
  async drive(url: string, drive: Drive): Promise<Outcome> {
    const told = await this.#tell({ url, drive })
    if (!('driven' in told)) throw new Error('the load generator was asked to drive before it was told what')
    return { ...told.driven, perSecond: told.driven.answered / told.driven.seconds, reported: told.reported }
  }

  stop(): void {
    this.#child.disconnect()
  }

  async #tell(order: Order): Promise<Told> {
    const answered = once(this.#child, 'message')
    this.#child.send(order)
    const [told] = (await answered) as [Told]
    if ('failed' in told) throw new Error(`under load: ${told.failed}`)
    return told
  }
}
