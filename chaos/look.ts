// Reads everything that a run has left behind, through the same doors as any customer.
import { BUCKET } from '../conformance/fixtures.ts'
import type { AwsClient } from './aws-client.ts'
import { joinFiles } from './event-files.ts'
import { type Persisted, persist, type Reply } from './http.ts'
import type { Stage } from './stage.ts'
import type { Described, EventFound, OutputFound, World } from './world.ts'

const WIDTH = 8

export async function lookAround({ scene, objectsClient, receiver }: Stage, files: EventFound[][]): Promise<World> {
  const { client, flows, journal } = scene
  const listed: string[] = []
  for (const flow of flows) listed.push(...(await listAll(client, flow.arn)))
  const described = new Map<string, Described>()
  await each([...new Set([...journal.starts.keys(), ...listed])], async name => {
    const found = await describe(client, name)
    if (found !== undefined) described.set(name, found)
  })
  const outputs: OutputFound[] = []
  await each(await keysOf(objectsClient), async key => outputs.push(await readOutput(objectsClient, key)))
  const { arrivals: webhook } = receiver
  return { listed, described, outputs, sinks: { webhook, file: joinFiles(files, webhook) } }
}

/** A few at a time. */
async function each<T>(items: T[], run: (item: T) => Promise<unknown>): Promise<void> {
  const rest = items.values()
  const lane = async (): Promise<void> => {
    for (const item of rest) await run(item)
  }
  await Promise.all(Array.from({ length: WIDTH }, lane))
}

const answered = ({ reply }: Persisted): Reply => {
  if (reply === undefined) throw new Error('the service answers no more')
  return reply
}

async function listAll(client: AwsClient, flowArn: string): Promise<string[]> {
  const names: string[] = []
  let token: string | undefined
  do {
    const query = new URLSearchParams({
      FlowDefinitionArn: flowArn,
      MaxResults: '100',
      ...(token && { NextToken: token }),
    })
    const { text } = answered(await persist(() => client.runtime('GET', `/human-loops?${query}`)))
    const page = JSON.parse(text) as { HumanLoopSummaries: { HumanLoopName: string }[]; NextToken?: string }
    names.push(...page.HumanLoopSummaries.map(one => one.HumanLoopName))
    token = page.NextToken
  } while (token)
  return names
}

async function describe(client: AwsClient, name: string): Promise<Described | undefined> {
  const { status, text } = answered(await persist(() => client.runtime('GET', `/human-loops/${name}`)))
  if (status === 404) return undefined
  const found = JSON.parse(text) as { HumanLoopStatus: string; HumanLoopOutput: { OutputS3Uri: string } }
  return { status: found.HumanLoopStatus, outputS3Uri: found.HumanLoopOutput.OutputS3Uri }
}

async function keysOf(client: AwsClient): Promise<string[]> {
  const keys: string[] = []
  let token: string | undefined
  do {
    const query = new URLSearchParams({ 'list-type': '2', ...(token && { 'continuation-token': token }) })
    const { text } = answered(await persist(() => client.s3('GET', `/${BUCKET}?${query}`)))
    keys.push(...[...text.matchAll(/<Key>([^<]+)<\/Key>/g)].map(match => match[1]!))
    token = /<NextContinuationToken>([^<]+)</.exec(text)?.[1]
  } while (token !== undefined)
  return keys
}

type Document = { humanLoopName: string; humanAnswers: { answerContent: { id: string }; workerId: string }[] }

async function readOutput(client: AwsClient, key: string): Promise<OutputFound> {
  const { text } = answered(await persist(() => client.s3('GET', `/${BUCKET}/${key}`)))
  const { humanLoopName, humanAnswers } = JSON.parse(text) as Document
  const answers = humanAnswers.map(({ answerContent, workerId }) => ({ id: answerContent.id, workerId }))
  return { uri: `s3://${BUCKET}/${key}`, loop: humanLoopName, answers }
}
