// How many durable starts a second 64 connections get: `node bench/starts.ts`. Another build is measured with
// HANDLOOP_CHAOS_DIST=path/to/dist. Requests are signed beforehand, so that the service is what is measured.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AwsClient, succeeded } from '../chaos/aws-client.ts'
import { closeConnections } from '../chaos/http.ts'
import { ServiceProcess } from '../chaos/service-process.ts'
import { flowInput, loopInput, TEMPLATE } from '../conformance/fixtures.ts'
import { RawConnection, signedRequest } from '../conformance/raw-connection.ts'

const CONNECTIONS = 64
const EACH = 250
const ROUNDS = 4

const service = new ServiceProcess({})
await service.start()
const keys = await service.keys()
const client = new AwsClient(service.url, keys)
const ui = succeeded(
  await client.sageMaker('CreateHumanTaskUi', { HumanTaskUiName: 'bench', UiTemplate: { Content: TEMPLATE } }),
)
const flow = flowInput('bench', String(ui.HumanTaskUiArn))
const flowArn = String(succeeded(await client.sageMaker('CreateFlowDefinition', flow)).FlowDefinitionArn)

const start = (name: string) =>
  signedRequest({ url: service.url, keys }, 'POST', '/human-loops', JSON.stringify(loopInput(name, flowArn)))

async function sendAll(requests: Buffer[]): Promise<void> {
  const connection = await RawConnection.open(service)
  for (const request of requests) {
    const answer = await connection.ask(request)
    if (answer?.status !== 200) throw new Error(`answered ${answer?.status}: ${answer?.body}`)
  }
  connection.close()
}

/** What the service has used so far, on all processors. Says more than the clock where others use the machine too. */
function processorMs(): number {
  const pid = readFileSync(join(service.dataDir, 'pid'), 'utf8').trim()
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

for (let round = 0; round < ROUNDS; round++) {
  const prepared = Array.from({ length: CONNECTIONS }, (_, c) =>
    Array.from({ length: EACH }, (_, i) => start(`start-${round}-${c}-${i}`)),
  )
  const [begunAt, spentBefore] = [performance.now(), processorMs()]
  await Promise.all(prepared.map(sendAll))
  const perSecond = Math.round((CONNECTIONS * EACH * 1000) / (performance.now() - begunAt))
  const spent = Math.round(((processorMs() - spentBefore) * 1000) / (CONNECTIONS * EACH))
  console.log(`${perSecond} starts a second, ${spent} µs of processor time each`)
}
closeConnections()
await service.remove()
