// How long a small call waits while inputs of 3 MiB arrive: `node bench/large-inputs.ts`. Another build is measured with
// HANDLOOP_CHAOS_DIST=path/to/dist. Takes about twenty seconds.
import { AwsClient, succeeded } from '../chaos/aws-client.ts'
import { closeConnections } from '../chaos/http.ts'
import { ServiceProcess } from '../chaos/service-process.ts'
import { flowInput, loopInput, TEMPLATE } from '../conformance/fixtures.ts'
import { RawConnection, signedRequest } from '../conformance/raw-connection.ts'

const SECONDS = 8
const LARGE_BYTES = 3 * 1024 * 1024 - 1024
const LARGE_PER_SECOND = 5

/** Many small members, as detectors write them, cost a parser the most. */
function detections(): string {
  const item = { label: 'thing', confidence: 0.913, box: { left: 1, top: 2, width: 33, height: 44 } }
  const length = Math.floor(LARGE_BYTES / (JSON.stringify(item).length + 1)) - 1
  return JSON.stringify({ items: Array.from({ length }, () => item) })
}

const INPUTS = {
  'one long text': JSON.stringify({ text: 'word '.repeat(LARGE_BYTES / 5 - 10) }),
  'many small members': detections(),
}

const service = new ServiceProcess({})
await service.start()
const keys = await service.keys()
const client = new AwsClient(service.url, keys)
const ui = succeeded(
  await client.sageMaker('CreateHumanTaskUi', { HumanTaskUiName: 'bench', UiTemplate: { Content: TEMPLATE } }),
)
const flow = flowInput('bench', String(ui.HumanTaskUiArn))
const flowArn = String(succeeded(await client.sageMaker('CreateFlowDefinition', flow)).FlowDefinitionArn)
let number = 0
const start = (content: string) =>
  client.runtime('POST', '/human-loops', loopInput(`bench-${++number}`, flowArn, content)).then(succeeded)

/** Signed and written out beforehand: this process must not be what the small calls wait for. */
async function largeOnes(content: string) {
  const connection = await RawConnection.open(service)
  const requests = Array.from({ length: SECONDS * LARGE_PER_SECOND }, () => {
    const body = JSON.stringify(loopInput(`bench-${++number}`, flowArn, content))
    return signedRequest({ url: service.url, keys }, 'POST', '/human-loops', body)
  })
  return { connection, requests }
}

async function measure(name: string, large: string | undefined): Promise<void> {
  const waits: number[] = []
  const prepared = large === undefined ? undefined : await largeOnes(large)
  const until = performance.now() + SECONDS * 1000
  const sendOne = () => prepared?.connection.send(prepared.requests.pop()!)
  const timer = setInterval(sendOne, 1000 / LARGE_PER_SECOND)
  const small = async () => {
    while (performance.now() < until) {
      const begunAt = performance.now()
      await start('{"text":"small"}')
      waits.push(performance.now() - begunAt)
      await new Promise(resolve => setTimeout(resolve, 5))
    }
  }
  await Promise.all([small(), small(), small(), small()])
  clearInterval(timer)
  prepared?.connection.close()
  waits.sort((a, b) => a - b)
  const at = (share: number) => `${waits[Math.floor(waits.length * share)]!.toFixed(1)} ms`
  console.log(`${name.padEnd(28)} ${waits.length} small starts: p50 ${at(0.5)}, p99 ${at(0.99)}, p99.9 ${at(0.999)}`)
}

await measure('alone', undefined)
for (const [name, content] of Object.entries(INPUTS)) await measure(`beside 3 MiB, ${name}`, content)
closeConnections()
await service.remove()
