export const WORKFORCES = '/workforces'
export const TEAM = '/workforces/teams/{team}'
