// A made-up day of a made-up shop, for the pictures of docs/console.md: what is told there happened through the API.
import type { Client } from '../../conformance/clients/client.ts'
import { output } from '../../conformance/clients/client.ts'
import { arn, BUCKET, flowInput, startLoop } from '../../conformance/fixtures.ts'
import type { Service } from '../../conformance/service.ts'
import { type Lease, Worker } from '../../conformance/worker.ts'
import { MAILS, PRODUCTS } from './texts.ts'

const classifier = (
  header: string,
  target: string,
  hint: string,
): string => `<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>

<crowd-form>
  <crowd-classifier
    name="verdict"
    categories="{{ task.input.categories | to_json | escape }}"
    header="${header}"
  >
    <classification-target>${target}</classification-target>
    <short-instructions>${hint}</short-instructions>
    <full-instructions header="How to decide">
      <p>Judge what is written, not what may be meant.</p>
    </full-instructions>
    <crowd-text-area name="note" label="Note (optional)" rows="2"></crowd-text-area>
  </crowd-classifier>
</crowd-form>
`

const FLOWS = {
  'support-mails': {
    title: 'Who should answer this mail?',
    template: classifier('Who should answer this mail?', '{{ task.input.mail }}', 'Read the mail and choose a desk.'),
    inputs: MAILS.map(mail => ({ mail, categories: ['Returns', 'Delivery', 'Payment', 'Nobody'] })),
    answers: 1,
  },
  'product-texts': {
    title: 'Is this description fit for the shop?',
    template: classifier('Is this description fit for the shop?', '{{ task.input.text }}', 'Check tone and facts.'),
    inputs: PRODUCTS.map(text => ({ text, categories: ['Yes', 'Needs a change', 'No'] })),
    answers: 2,
  },
} as const

type FlowName = keyof typeof FLOWS

/** Chance that is the same each time, so that pictures change only when pages do. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return sides => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

/** Workflows, workers, and some hours of work: answers, declined and expired tasks, loops stopped and failed. */
export async function makeUpADay(service: Service, client: Client, hours: number): Promise<void> {
  await output(client.call('s3', 'CreateBucket', { Bucket: BUCKET }))
  const flows = new Map<FlowName, string>()
  for (const name of Object.keys(FLOWS) as FlowName[]) flows.set(name, await makeFlow(client, name))
  const names = ['Ann Lee', 'Ben Okafor', 'Chiara Rossi', 'Dmitri Petrov']
  const workers: Worker[] = []
  for (const name of names) workers.push(await Worker.join(service, name))
  const roll = dice(7)
  for (let hour = 0; hour < hours; hour++) {
    await startSome(client, flows, hour, roll)
    await workAWhile(service, workers, roll)
    if (hour % 5 === 2) await stopOne(client, flows.get('support-mails')!)
    await service.cli('clock', 'advance', '50m')
  }
  await startSome(client, flows, hours, roll)
  await workers[0]!.next()
}

async function makeFlow(client: Client, name: FlowName): Promise<string> {
  const { title, template, answers } = FLOWS[name]
  const ui = { HumanTaskUiName: name, UiTemplate: { Content: template } }
  await output(client.call('sagemaker', 'CreateHumanTaskUi', ui))
  const config = { TaskTitle: title, TaskCount: answers, TaskTimeLimitInSeconds: 3000 }
  const flow = flowInput(name, arn('human-task-ui', name), config)
  return String((await output(client.call('sagemaker', 'CreateFlowDefinition', flow))).FlowDefinitionArn)
}

async function startSome(client: Client, flows: Map<FlowName, string>, hour: number, roll: (sides: number) => number) {
  for (const [name, flowArn] of flows) {
    const { inputs } = FLOWS[name]
    const count = 2 + roll(5)
    for (let n = 0; n < count; n++)
      await startLoop(client, `${name}-${hour + 1}-${n + 1}`, flowArn, inputs[roll(inputs.length)])
  }
}

/** Everybody takes tasks for a while; most are answered, some declined, some left until their time is up. */
async function workAWhile(service: Service, workers: Worker[], roll: (sides: number) => number): Promise<void> {
  const held: [Worker, Lease][] = []
  for (const worker of workers)
    for (let n = roll(4) + (worker === workers[0] ? 2 : 0); n > 0; n--) {
      const lease = await worker.next().catch(() => undefined)
      if (lease) held.push([worker, lease])
    }
  await service.cli('clock', 'advance', `${2 + roll(8)}m`)
  for (const [worker, lease] of held) {
    const fate = roll(12)
    if (fate === 0) await worker.giveBack(lease, 'decline')
    else if (fate > 1) await worker.submit(lease, { verdict: { label: ['Returns', 'Yes', 'No'][roll(3)]! } })
  }
}

async function stopOne(client: Client, flowArn: string): Promise<void> {
  const input = { FlowDefinitionArn: flowArn, MaxResults: 20 }
  const { HumanLoopSummaries } = await output(client.call('sagemaker-a2i-runtime', 'ListHumanLoops', input))
  const loops = HumanLoopSummaries as { HumanLoopName: string; HumanLoopStatus: string }[]
  const open = loops.find(loop => loop.HumanLoopStatus === 'InProgress')
  if (open) await client.call('sagemaker-a2i-runtime', 'StopHumanLoop', { HumanLoopName: open.HumanLoopName })
}
