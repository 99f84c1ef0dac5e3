// Everything a run takes place on: the nodes, a second Handloop as their object store, a receiver of events, clients.
import { arn, BUCKET, flowInput, TEMPLATE } from '../conformance/fixtures.ts'
import { AwsClient, succeeded } from './aws-client.ts'
import type { Chance } from './chance.ts'
import { deleter } from './clients/deleter.ts'
import { Gate } from './clients/gate.ts'
import { producer } from './clients/producer.ts'
import type { Flow, Scene } from './clients/scene.ts'
import { stopper } from './clients/stopper.ts'
import { WorkerClient } from './clients/worker.ts'
import { Cluster } from './cluster.ts'
import { type DatabaseKind, EMBEDDED, PostgresGround } from './database.ts'
import { newJournal } from './journal.ts'
import { Receiver } from './receiver.ts'
import { ServiceProcess } from './service-process.ts'

const WORKERS = 6
const PRODUCERS = 3
const DAY = 86_400
/** Short enough to run out when time is moved by minutes, and long enough to outlast that. */
const TIME_LIMITS = [60, 8 * 3_600, 8 * 3_600]

export type Stage = {
  cluster: Cluster
  objects: ServiceProcess
  objectsClient: AwsClient
  receiver: Receiver
  gate: Gate
  scene: Scene
  /** Sends the clients home and waits until all have gone. */
  endClients: () => Promise<void>
}

export async function setUp(chance: Chance, database: DatabaseKind = 'sqlite'): Promise<Stage> {
  const receiver = new Receiver(chance)
  const objects = new ServiceProcess({})
  if (!(await objects.start())) throw new Error(`the object store did not start: ${(await objects.death).lastWords}`)
  const keys = await objects.keys()
  const settings = {
    HANDLOOP_S3_ENDPOINT: objects.url,
    HANDLOOP_S3_ACCESS_KEY_ID: keys.accessKeyId,
    HANDLOOP_S3_SECRET_ACCESS_KEY: keys.secretAccessKey,
    HANDLOOP_WEBHOOK_URL: await receiver.listen(),
    HANDLOOP_TASK_EVENTS: '1',
  }
  const cluster = new Cluster(settings, database === 'sqlite' ? EMBEDDED : await PostgresGround.start())
  await cluster.start()
  const client = new AwsClient(cluster.doors, await cluster.service.keys())
  const objectsClient = new AwsClient(objects.url, keys)
  succeeded(await objectsClient.s3('PUT', `/${BUCKET}`))
  const flows = await makeFlows(client)
  const scene: Scene = { client, flows, journal: newJournal(), receiver, chance, wanted: { count: 0 } }
  const gate = new Gate()
  const steps = await makeClients(scene, cluster)
  // The first round starts them again.
  await cluster.stop()
  const clients = Promise.all(steps.map(step => gate.repeat(step)))
  clients.catch(() => {})
  return {
    cluster,
    objects,
    objectsClient,
    receiver,
    gate,
    scene,
    endClients: async () => {
      gate.over()
      await clients
    },
  }
}

async function makeFlows(client: AwsClient): Promise<Flow[]> {
  const ui = { HumanTaskUiName: 'chaos', UiTemplate: { Content: TEMPLATE } }
  const { HumanTaskUiArn } = succeeded(await client.sageMaker('CreateHumanTaskUi', ui))
  const flows: Flow[] = []
  for (const [i, limit] of TIME_LIMITS.entries()) {
    const name = `flow-${i + 1}`
    const config = { TaskCount: i + 1, TaskTimeLimitInSeconds: limit, TaskAvailabilityLifetimeInSeconds: 10 * DAY }
    succeeded(await client.sageMaker('CreateFlowDefinition', flowInput(name, String(HumanTaskUiArn), config)))
    flows.push({ arn: arn('flow-definition', name), taskCount: i + 1 })
  }
  return flows
}

async function makeClients(scene: Scene, { service, doors }: Cluster): Promise<(() => Promise<void>)[]> {
  const producers = Array.from({ length: PRODUCERS }, (_, i) => producer(scene, i))
  const workers = Array.from({ length: WORKERS }, async (_, i) => {
    const name = `worker${i}`
    await service.cli('worker', 'add', name)
    const worker = new WorkerClient(scene, doors, name, await service.cli('worker', 'token', name))
    return () => worker.step()
  })
  return [stopper(scene), deleter(scene), ...producers, ...(await Promise.all(workers))]
}
