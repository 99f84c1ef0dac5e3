import type { Client } from './clients/client.ts'
import { output } from './clients/client.ts'

export const ACCOUNT = '000000000000'
export const arn = (kind: string, name: string, region = 'us-east-1'): string =>
  `arn:aws:sagemaker:${region}:${ACCOUNT}:${kind}/${name}`

export const TEAM_ARN = arn('workteam', 'private-crowd/default')
export const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/reviewer`
export const BUCKET = 'review-results'

export const TEMPLATE = `<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
<crowd-form><p>{{ task.input.text }}</p><crowd-input name="note" label="Note"></crowd-input></crowd-form>`

type Config = Record<string, unknown>

export const flowInput = (name: string, uiArn: string, config: Config = {}): object => ({
  FlowDefinitionName: name,
  RoleArn: ROLE_ARN,
  OutputConfig: { S3OutputPath: `s3://${BUCKET}/answers` },
  HumanLoopConfig: {
    WorkteamArn: TEAM_ARN,
    HumanTaskUiArn: uiArn,
    TaskTitle: 'Check the parcel',
    TaskDescription: 'Look and decide',
    TaskCount: 1,
    ...config,
  },
})

/** A bucket, a template and a flow definition. @returns the ARN of the flow definition */
export async function aFlow(client: Client, name: string, config: Config = {}): Promise<string> {
  await output(client.call('s3', 'CreateBucket', { Bucket: BUCKET }))
  const ui = { HumanTaskUiName: name, UiTemplate: { Content: TEMPLATE } }
  const { HumanTaskUiArn } = await output(client.call('sagemaker', 'CreateHumanTaskUi', ui))
  const flow = flowInput(name, String(HumanTaskUiArn), config)
  const { FlowDefinitionArn } = await output(client.call('sagemaker', 'CreateFlowDefinition', flow))
  return String(FlowDefinitionArn)
}

export const loopInput = (name: string, flowArn: string, content: unknown = { text: 'hello' }): object => ({
  HumanLoopName: name,
  FlowDefinitionArn: flowArn,
  HumanLoopInput: { InputContent: typeof content === 'string' ? content : JSON.stringify(content) },
})

export async function startLoop(client: Client, name: string, flowArn: string, content?: unknown): Promise<void> {
  await output(client.call('sagemaker-a2i-runtime', 'StartHumanLoop', loopInput(name, flowArn, content)))
}

export async function statusOf(client: Client, name: string): Promise<string> {
  const described = await client.call('sagemaker-a2i-runtime', 'DescribeHumanLoop', { HumanLoopName: name })
  return described.ok ? String(described.output.HumanLoopStatus) : described.error.code
}

/** The text of a loop's output object, by the address that DescribeHumanLoop gives. */
export async function readOutput(client: Client, outputS3Uri: string): Promise<string> {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(outputS3Uri) ?? []
  const { Body } = await output(client.call('s3', 'GetObject', { Bucket: bucket, Key: key }))
  if (typeof Body === 'string') return Body
  return (Body as { transformToString: () => Promise<string> }).transformToString()
}

export async function outputUri(client: Client, name: string): Promise<string> {
  const described = await output(client.call('sagemaker-a2i-runtime', 'DescribeHumanLoop', { HumanLoopName: name }))
  return (described.HumanLoopOutput as { OutputS3Uri: string }).OutputS3Uri
}
