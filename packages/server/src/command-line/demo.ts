import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sampleDataFolder } from '../assets.ts'
import type { House } from '../parts.ts'
import { runningUrl } from '../running.ts'
import type { Settings } from '../settings.ts'
import { ROOT_ACCOUNT } from '../store/accounts.ts'
import { workerByName } from '../store/workers.ts'
import { startHumanLoop } from '../wire/a2i-runtime/start-human-loop.ts'
import type { Inputs } from '../wire/model.generated.ts'
import type { Answer, Caller, Operation } from '../wire/operation.ts'
import { createFlowDefinition } from '../wire/sagemaker/create-flow-definition.ts'
import { createHumanTaskUi } from '../wire/sagemaker/create-human-task-ui.ts'
import { DEFAULT_NAME } from '../workforce/default-team.ts'
import { noArguments } from './arguments.ts'
import { CommandError } from './command-error.ts'
import { DEMO_LOOPS, DEMO_TEMPLATE } from './demo-template.ts'
import { withHouse } from './with-house.ts'
import { addWorker, signInLinkFor } from './workers.ts'

const NAME = 'handloop-demo'
const WORKER = 'demo'

/** Three tasks on real pictures, made by the operations that clients call; again and again if asked. */
export async function demo(args: string[], settings: Settings): Promise<string> {
  noArguments('demo', args)
  return withHouse(settings, async house => {
    const caller: Caller = { accountId: ROOT_ACCOUNT, region: settings.region, accessKeyId: 'demo' }
    await storePictures(house, caller)
    await makeFlow(house, caller)
    await startLoops(house, caller)
    const { store, directoryIssuer } = house.services
    const known = await store.read(() => workerByName(ROOT_ACCOUNT, directoryIssuer, WORKER))
    if (known === undefined) await addWorker(house, { name: WORKER, email: null, groups: [DEFAULT_NAME] })
    process.stderr.write(`handloop: ${DEMO_LOOPS.length} tasks are waiting; answers will be in s3://${NAME}/answers/\n`)
    if (runningUrl(settings.dataDir) === undefined)
      process.stderr.write('handloop: the service is not running; start it with npm start, then open the link\n')
    return signInLinkFor(house, WORKER)
  })
}

async function storePictures({ objects, services }: House, { accountId, region }: Caller): Promise<void> {
  const made = await objects.own?.createBucket(accountId, NAME, region)
  if (made?.ok === false && made.error.kind !== 'bucketAlreadyYours') throw new CommandError(made.error.message)
  for (const { file, contentType } of DEMO_LOOPS) {
    const address = { accountId, bucket: NAME, key: `pictures/${file}` }
    const put = await services.objects.put({
      ...address,
      body: readFileSync(join(sampleDataFolder, file)),
      contentType,
    })
    if (!put.ok) throw new CommandError(`the demo's pictures can't be stored in bucket ${NAME}: ${put.error.message}`)
  }
}

async function makeFlow(house: House, caller: Caller): Promise<void> {
  const arn = `arn:aws:sagemaker:${caller.region}:${caller.accountId}`
  await make<'CreateHumanTaskUi'>(house, caller, createHumanTaskUi, {
    HumanTaskUiName: NAME,
    UiTemplate: { Content: DEMO_TEMPLATE },
  })
  await make<'CreateFlowDefinition'>(house, caller, createFlowDefinition, {
    FlowDefinitionName: NAME,
    RoleArn: `arn:aws:iam::${caller.accountId}:role/handloop-demo`,
    OutputConfig: { S3OutputPath: `s3://${NAME}/answers` },
    HumanLoopConfig: {
      WorkteamArn: `${arn}:workteam/private-crowd/${DEFAULT_NAME}`,
      HumanTaskUiArn: `${arn}:human-task-ui/${NAME}`,
      TaskTitle: 'Decide what the machine was unsure about',
      TaskDescription: 'Look at one picture and choose an answer',
      TaskKeywords: ['demo', 'pictures'],
      TaskCount: 1,
    },
  })
}

async function startLoops(house: House, caller: Caller): Promise<void> {
  const run = house.services.clock.realNow().getTime().toString(36)
  for (const [index, { file, contentType: _, ...shown }] of DEMO_LOOPS.entries())
    await make<'StartHumanLoop'>(house, caller, startHumanLoop, {
      HumanLoopName: `demo-${run}-${index + 1}`,
      FlowDefinitionArn: `arn:aws:sagemaker:${caller.region}:${caller.accountId}:flow-definition/${NAME}`,
      HumanLoopInput: { InputContent: JSON.stringify({ ...shown, image: `s3://${NAME}/pictures/${file}` }) },
    })
}

/** Calls an operation as a client would; what an earlier demo has made already is fine. */
async function make<Name extends keyof Inputs>(
  { services }: House,
  caller: Caller,
  operation: Operation,
  input: Inputs[Name],
): Promise<void> {
  const run = operation.run as (input: Inputs[Name], caller: Caller, s: typeof services) => Promise<Answer<unknown>>
  const answer = await run(input, caller, services)
  if (!answer.ok && answer.error.kind !== 'inUse') throw new CommandError(answer.error.message)
}
