import { EMBEDDED, type Ground } from './database.ts'
import { ServiceProcess } from './service-process.ts'

/** The nodes of a run, on one database. On the embedded one there is no peer. */
export class Cluster {
  readonly ground: Ground
  /** Dies in every round. */
  readonly service: ServiceProcess
  /** Is there in most rounds. */
  readonly peer: ServiceProcess | undefined

  constructor(env: Record<string, string>, ground: Ground = EMBEDDED) {
    this.ground = ground
    const settings = { ...env, ...ground.env }
    this.service = new ServiceProcess(settings)
    this.peer = ground.kind === 'sqlite' ? undefined : new ServiceProcess(settings)
  }

  get nodes(): ServiceProcess[] {
    return this.peer === undefined ? [this.service] : [this.service, this.peer]
  }

  /** Where clients may ask: a load balancer takes a node out that does not answer, but tries one that was killed. */
  readonly doors = (): string[] => this.nodes.filter(node => !node.isPaused).map(node => node.url)

  /** Starts those that are not up. @throws Error with its last words when one does not become ready */
  async start(): Promise<void> {
    for (const node of this.nodes)
      if (!node.isUp && !(await node.start()))
        throw new Error(`the service did not start: ${(await node.death).lastWords}`)
  }

  /** Stops those that are up, in order. @returns their exit codes */
  async stop(): Promise<(number | null)[]> {
    const up = this.nodes.filter(node => node.isUp)
    return Promise.all(up.map(async node => (await node.kill('SIGTERM')).code))
  }

  /** How much has yet to leave the house; something, as long as nobody can tell. */
  owed(): Promise<number> {
    return this.ground.owed(this.service.dataDir).catch(() => 1)
  }

  async remove(): Promise<void> {
    await Promise.all(this.nodes.map(node => node.remove()))
    await this.ground.stop()
  }
}
