import { arn, readArn } from '../../human-loop/naming.ts'
import type { Services } from '../../services.ts'
import type { WorkteamRow } from '../../store/workforces.ts'
import type { Inputs, Outputs } from '../model.generated.ts'
import type { Caller } from '../operation.ts'

/** What is stored of a work team: the members of its requests, as they came. */
export type WorkteamConfig = Pick<
  Inputs['CreateWorkteam'],
  'MemberDefinitions' | 'Description' | 'NotificationConfiguration' | 'WorkerAccessConfiguration'
>

export const workteamArn = (caller: Caller, name: string): string => arn(caller, 'workteam', `private-crowd/${name}`)

const PRIVATE = /^private-crowd\/([^/]+)$/

/** Name of the caller's own private team that an ARN stands for; undefined for any other ARN. */
export function workteamName(workteamArnText: string, caller: Caller): string | undefined {
  const parts = readArn(workteamArnText)
  const isOwn = parts?.kind === 'workteam' && parts.accountId === caller.accountId && parts.region === caller.region
  return isOwn ? PRIVATE.exec(parts.name)?.[1] : undefined
}

/** @param workforceName  of the private workforce that the team belongs to */
export function shownWorkteam(
  row: WorkteamRow,
  workforceName: string,
  caller: Caller,
  { addresses }: Services,
): Outputs['DescribeWorkteam']['Workteam'] {
  const config = JSON.parse(row.config) as WorkteamConfig
  return {
    WorkteamName: row.name,
    MemberDefinitions: config.MemberDefinitions,
    WorkteamArn: workteamArn(caller, row.name),
    WorkforceArn: arn(caller, 'workforce', workforceName),
    Description: config.Description,
    SubDomain: addresses.subDomain,
    CreateDate: new Date(row.created_ms),
    LastUpdatedDate: new Date(row.updated_ms),
    NotificationConfiguration: config.NotificationConfiguration,
    WorkerAccessConfiguration: config.WorkerAccessConfiguration,
  }
}

/** At most one of the two ways to bind links to an address. Source: spec 8.5. */
export function accessComplaint(access: WorkteamConfig['WorkerAccessConfiguration']): string | undefined {
  const constraints = access?.S3Presign?.IamPolicyConstraints
  if (constraints?.SourceIp === 'Enabled' && constraints.VpcSourceIp === 'Enabled')
    return 'Enable at most one of SourceIp and VpcSourceIp in WorkerAccessConfiguration.'
  return undefined
}
