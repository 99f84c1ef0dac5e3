import { operation, read } from '../api.ts'

export type Workforce = {
  WorkforceName: string
  WorkforceArn: string
  SourceIpConfig: { Cidrs: string[] }
  CognitoConfig?: { UserPool: string; ClientId: string }
  OidcConfig?: { Issuer: string; ClientId: string }
}

type Member = {
  CognitoMemberDefinition?: { UserPool: string; UserGroup: string; ClientId: string }
  OidcMemberDefinition?: { Groups: string[] }
}

export type Team = {
  WorkteamName: string
  WorkteamArn: string
  Description: string
  MemberDefinitions: Member[]
  CreateDate: number
  NotificationConfiguration?: { NotificationTopicArn?: string }
}

/** What a team has to do. Source: docs/internal-api.md, `GET teams`. */
export type TeamWork = {
  name: string
  waiting: number
  /** `waiting` are the first of them only. */
  isMore: boolean
  oldestWaitingSince: string | null
  flows: { name: string | null; waiting: number; oldestWaitingSince: string }[]
}

export type Worker = {
  id: string
  workerId: string
  name: string
  email: string | null
  groups: string[]
  status: 'Enabled' | 'Disabled'
  createdAt: string
}

type Workers = { workers: Worker[]; nextToken?: string }

/** A page of workers: all of them, or the members of a team. */
export async function workersBehind(path: string, token: string | undefined) {
  const { workers, nextToken } = await read<Workers>(
    token === undefined ? path : `${path}?nextToken=${encodeURIComponent(token)}`,
  )
  return { items: workers, nextToken }
}

/** Groups whose people are in a team. */
export const groupsOf = ({ MemberDefinitions }: Pick<Team, 'MemberDefinitions'>): string[] =>
  MemberDefinitions.flatMap(one => one.OidcMemberDefinition?.Groups ?? one.CognitoMemberDefinition?.UserGroup ?? [])

/** Members as the API wants them: entries of the workforce's own kind. Source: spec 4.5. */
export function membersOf(groups: string[], { CognitoConfig, OidcConfig }: Workforce): Member[] {
  if (OidcConfig !== undefined) return [{ OidcMemberDefinition: { Groups: groups } }]
  return groups.map(UserGroup => ({ CognitoMemberDefinition: { ...CognitoConfig!, UserGroup } }))
}

/** The private workforce of the region; undefined when there is none. Source: spec 4.4, one for each region. */
export const privateWorkforce = async (): Promise<Workforce | undefined> =>
  (await operation<{ Workforces: Workforce[] }>('ListWorkforces')).Workforces[0]

/** How many wait, said without counting further than anybody needs. */
export const waitingText = ({ waiting, isMore }: TeamWork): string =>
  isMore ? `${waiting.toLocaleString()} or more` : waiting.toLocaleString()
