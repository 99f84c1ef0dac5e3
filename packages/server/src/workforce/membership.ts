/** One entry of a work team, as the API spells it. Source: spec 4.5. */
export type MemberDefinition = {
  CognitoMemberDefinition?: { UserPool: string; UserGroup: string; ClientId: string } | undefined
  OidcMemberDefinition?: { Groups?: string[] | undefined } | undefined
}

/** Where a workforce's people come from: the built-in directory plays a Cognito pool. Source: spec 8.1. */
export type IdentitySource =
  | { CognitoConfig: { UserPool: string; ClientId: string } }
  | { OidcConfig: { ClientId: string; ClientSecret: string; Issuer: string } }

/** Groups that make somebody a member of the team. */
export const memberGroups = (members: readonly MemberDefinition[]): string[] =>
  members.flatMap(one => [
    ...(one.CognitoMemberDefinition === undefined ? [] : [one.CognitoMemberDefinition.UserGroup]),
    ...(one.OidcMemberDefinition?.Groups ?? []),
  ])

/**
 * Is somebody from `issuer` with these groups in the team?
 *
 * @param directoryIssuer  issuer of the built-in directory, which stands behind every Cognito pool
 * Source: spec 2.5 T2, 8.1.
 */
export function isMember(
  worker: { issuer: string; groups: readonly string[] },
  team: { members: readonly MemberDefinition[]; source: IdentitySource },
  directoryIssuer: string,
): boolean {
  const issuer = 'OidcConfig' in team.source ? team.source.OidcConfig.Issuer : directoryIssuer
  if (worker.issuer !== issuer) return false
  const wanted = memberGroups(team.members)
  return worker.groups.some(group => wanted.includes(group))
}

/**
 * What is wrong with a list of members for a workforce of that identity source; undefined when nothing is.
 * Source: spec 4.5 (M), 8.1.
 */
export function memberComplaint(members: readonly MemberDefinition[], source: IdentitySource): string | undefined {
  for (const one of members) {
    const kinds = Object.values(one).filter(kind => kind !== undefined && kind !== null).length
    if (kinds !== 1)
      return 'Each entry of MemberDefinitions must have exactly one of CognitoMemberDefinition and OidcMemberDefinition.'
    const cognito = one.CognitoMemberDefinition
    if ('OidcConfig' in source && cognito !== undefined)
      return 'The workforce uses an OIDC identity provider: give every entry of MemberDefinitions as OidcMemberDefinition.'
    if ('CognitoConfig' in source && cognito === undefined)
      return 'The workforce uses a user pool: give every entry of MemberDefinitions as CognitoMemberDefinition.'
    if ('CognitoConfig' in source && cognito !== undefined && !isSamePool(cognito, source.CognitoConfig))
      return `The workforce uses user pool '${source.CognitoConfig.UserPool}' and client '${source.CognitoConfig.ClientId}'; give these in every CognitoMemberDefinition. DescribeWorkforce shows them.`
  }
  return undefined
}

const isSamePool = (a: { UserPool: string; ClientId: string }, b: { UserPool: string; ClientId: string }): boolean =>
  a.UserPool === b.UserPool && a.ClientId === b.ClientId
