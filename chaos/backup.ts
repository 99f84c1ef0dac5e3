// A backup of the service and of its object store in the middle of everything, restored beside them: what clients were
// told before it began must be found there. What happened while it was being made may be there or not.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AwsClient } from './aws-client.ts'
import { check, type Row } from './check.ts'
import { Cluster } from './cluster.ts'
import { readEventFile } from './event-files.ts'
import type { Journal } from './journal.ts'
import { lookAround } from './look.ts'
import { comeToRest } from './quiet.ts'
import { Receiver } from './receiver.ts'
import { ServiceProcess } from './service-process.ts'
import type { Stage } from './stage.ts'
import type { EventFound, World } from './world.ts'

/** What had been told and heard at a moment. */
type Told = { journal: Journal; arrivals: EventFound[]; file: EventFound[] }

export type FireBackup = {
  before: Told
  /** Everything that the receiver had heard when the backup was done. */
  arrivals: EventFound[]
  service: Copied
  objects: Copied
  remove: () => void
}
type Copied = { folder: string; keysPath: string }

/** The object store has no loops, and no events of them. */
const eventsOf = (service: ServiceProcess): EventFound[] =>
  existsSync(join(service.dataDir, 'events.ndjson')) ? readEventFile(service, () => {}) : []

/** The service first: what it says has been written is then found in the object store. */
export async function backUpUnderFire({ cluster, objects, scene, receiver }: Stage): Promise<FireBackup> {
  const { service } = cluster
  const folder = mkdtempSync(join(tmpdir(), 'handloop-chaos-backup-'))
  const backUp = async (process: ServiceProcess, name: string): Promise<Copied> => {
    const keysFolder = join(folder, `${name}-keys`)
    const made = await process.cli('backup', join(folder, name), '--keys', keysFolder)
    return { folder: made, keysPath: join(keysFolder, readdirSync(keysFolder)[0]!) }
  }
  const journal = structuredClone(scene.journal)
  const before = { journal, arrivals: [...receiver.arrivals], file: eventsOf(service) }
  return {
    before,
    service: await backUp(service, 'service'),
    objects: await backUp(objects, 'objects'),
    arrivals: [...receiver.arrivals],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export type Found = { kind: string; row: Row }[]

/** Restores it, lets everything come to rest there, and looks. The clients of the run must have gone home. */
export async function checkRestored(stage: Stage, backup: FireBackup): Promise<Found> {
  const receiver = new Receiver(stage.scene.chance)
  const objects = new ServiceProcess({})
  const keys = await stage.objects.keys()
  const copies = [objects]
  try {
    await restored(objects, backup.objects)
    const cluster = new Cluster({
      HANDLOOP_S3_ENDPOINT: objects.url,
      HANDLOOP_S3_ACCESS_KEY_ID: keys.accessKeyId,
      HANDLOOP_S3_SECRET_ACCESS_KEY: keys.secretAccessKey,
      HANDLOOP_WEBHOOK_URL: await receiver.listen(),
      HANDLOOP_TASK_EVENTS: '1',
    })
    const { service } = cluster
    copies.push(service)
    const copied = await restored(service, backup.service)
    for (const duration of ['9h', '11d']) await comeToRest(cluster, duration)
    const client = new AwsClient(cluster.doors, await service.keys())
    const scene = { ...stage.scene, client, receiver }
    const copy = { ...stage, cluster, scene, receiver, objectsClient: new AwsClient(objects.url, keys) }
    const file = eventsOf(service)
    return judge(stage.scene.journal, backup, await lookAround(copy, [file]), file.slice(copied.length))
  } finally {
    receiver.close()
    await Promise.all(copies.map(copy => copy.remove()))
  }
}

/** @returns the events that were restored */
async function restored(process: ServiceProcess, { folder, keysPath }: Copied): Promise<EventFound[]> {
  await process.cli('restore', folder, '--keys', keysPath)
  const events = eventsOf(process)
  if (!(await process.start())) throw new Error(`the copy did not start: ${(await process.death).lastWords}`)
  return events
}

/** @param sent  events of the copy's own making */
function judge(now: Journal, { before, arrivals }: FireBackup, world: World, sent: EventFound[]): Found {
  const journal = asTold(before.journal, now)
  const { webhook = [], file = [] } = world.sinks
  // What had been announced when the backup began, or was by the copy.
  const announced = { webhook: [...before.arrivals, ...webhook], file: [...before.file, ...sent] }
  const heard = { webhook: [...arrivals, ...webhook], file }
  const { starts, answers, outputs, stops, deletions } = check(journal, { ...world, sinks: announced }).rows
  const { events } = check(journal, { ...world, sinks: heard }).rows
  // An event of what happened while the backup was made has another id in the copy, where it has happened otherwise.
  const all = { starts, answers, outputs, stops, deletions, events: { ...events, doubled: null } }
  return Object.entries(all).map(([kind, row]) => ({ kind, row }))
}

/** What nobody had been told yet may have been done or not. */
function asTold(then: Journal, now: Journal): Journal {
  const unsure = { outcome: 'unknown' as const }
  const told = new Set(then.answers.map(answer => answer.id))
  const later = now.answers.filter(answer => !told.has(answer.id)).map(answer => ({ ...answer, ...unsure }))
  const starts = [...now.starts].map(
    ([name, start]) => [name, then.starts.get(name) ?? { ...start, ...unsure }] as const,
  )
  const deletions = [...now.deletions.keys()].map(name => [name, then.deletions.get(name) ?? 'unknown'] as const)
  return {
    starts: new Map(starts),
    answers: [...then.answers, ...later],
    stops: then.stops,
    deletions: new Map(deletions),
  }
}
