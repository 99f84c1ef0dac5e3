import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { SERVICE_FLAGS } from '../../bin/launch/service-flags.mjs'
import { AwsClient, succeeded } from '../../chaos/aws-client.ts'
import { arn, BUCKET, flowInput, TEMPLATE } from '../../conformance/fixtures.ts'
import { type Service, startService } from '../../conformance/service.ts'
import type { Bench } from '../figure.ts'
import type { Ground } from './ground.ts'
import { topFunctions } from './profile.ts'

export const FLOW = 'bench'
export const FLOW_ARN = arn('flow-definition', FLOW)

/** The built service as it comes, in a process of its own; profiled when the bench is asked for that. */
export async function startMeasured(bench: Bench, { env, dataDir }: Ground): Promise<Service> {
  if (!bench.isProfiled) return startService(env, { dataDir, nodeArgs: SERVICE_FLAGS })
  const folder = mkdtempSync(join(bench.folder, 'profile-'))
  const nodeArgs = [...SERVICE_FLAGS, '--cpu-prof', '--cpu-prof-interval=500', '--cpu-prof-dir', folder]
  const service = await startService(env, { dataDir, nodeArgs })
  const { stop } = service
  service.stop = async () => {
    await stop()
    bench.say(topFunctions(folder, 25))
  }
  return service
}

/** A bucket, a template and a flow definition, made as a client makes them. */
export async function makeFlow(service: Pick<Service, 'url' | 'keys'>): Promise<void> {
  const aws = new AwsClient(service.url, service.keys)
  succeeded(await aws.s3('PUT', `/${BUCKET}`))
  const ui = { HumanTaskUiName: FLOW, UiTemplate: { Content: TEMPLATE } }
  succeeded(await aws.sageMaker('CreateHumanTaskUi', ui))
  succeeded(await aws.sageMaker('CreateFlowDefinition', flowInput(FLOW, arn('human-task-ui', FLOW))))
}
