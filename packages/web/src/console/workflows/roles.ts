import { operation } from '../api.ts'

/** So many of the newest workflows are asked for their role: each costs a call. */
const ASKED = 20

export type RoleInUse = { arn: string; flow: string }

type Listed = { FlowDefinitionSummaries: { FlowDefinitionName: string }[] }

/** Roles of the region's newest workflows, newest first, each once. */
export async function rolesInUse(): Promise<RoleInUse[]> {
  const newest = { MaxResults: ASKED, SortOrder: 'Descending' }
  const { FlowDefinitionSummaries: flows } = await operation<Listed>('ListFlowDefinitions', newest)
  const described = await Promise.allSettled(
    flows.map(({ FlowDefinitionName }) =>
      operation<{ RoleArn: string }>('DescribeFlowDefinition', { FlowDefinitionName }),
    ),
  )
  const found = new Map<string, string>()
  // One that was deleted in between has nothing to tell.
  for (const [index, one] of described.entries())
    if (one.status === 'fulfilled' && !found.has(one.value.RoleArn))
      found.set(one.value.RoleArn, flows[index]!.FlowDefinitionName)
  return [...found].map(([arn, flow]) => ({ arn, flow }))
}

/** A role that is limited to buckets, as typed. `inputBuckets`: separated by commas or lines. */
export type NewRole = { name: string; accountId: string; inputBuckets: string }

export const roleArnOf = ({ name, accountId }: NewRole): string =>
  `arn:aws:iam::${accountId.trim()}:role/${name.trim()}`

export const bucketsIn = (text: string): string[] =>
  [...new Set(text.split(/[\s,]+/).map(one => one.replace(/^s3:\/\//, '').replace(/\/.*$/, '')))].filter(Boolean)

/** Who may take the role on: the service that Amazon A2I belongs to. Source: spec 9.3. */
export const trustPolicy = (): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' }, Action: 'sts:AssumeRole' }],
})

/** What a flow's role has to be allowed, and nothing beyond the buckets that are named. Source: spec 9.3. */
export function permissionsPolicy(inputBuckets: string[], outputPath: string): object {
  const outputBuckets = bucketsIn(outputPath.trim())
  const all = [...new Set([...inputBuckets, ...outputBuckets])]
  const allow = (Action: string, buckets: string[], below = '') =>
    buckets.length === 0
      ? []
      : [{ Effect: 'Allow', Action, Resource: buckets.map(one => `arn:aws:s3:::${one}${below}`) }]
  return {
    Version: '2012-10-17',
    Statement: [
      ...allow('s3:GetObject', inputBuckets, '/*'),
      ...allow('s3:PutObject', outputBuckets, '/*'),
      ...allow('s3:GetBucketLocation', all),
    ],
  }
}

/** @returns what keeps the role from having an ARN */
export function roleComplaint({ name, accountId, inputBuckets }: NewRole): string | undefined {
  if (!/^[\w+=,.@-]{1,64}$/.test(name.trim())) return 'Name the role: up to 64 letters, digits and + = , . @ _ -'
  if (!/^\d{12}$/.test(accountId.trim())) return 'An account has 12 digits.'
  const wrong = bucketsIn(inputBuckets).find(one => !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(one))
  return wrong === undefined ? undefined : `${wrong} is not the name of a bucket.`
}
