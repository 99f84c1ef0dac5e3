import type { FastifyInstance } from 'fastify'
import { type GroupChange, People } from '../operators/people.ts'
import { sendApiError } from '../portal/api-errors.ts'
import type { Services } from '../services.ts'
import { ROOT_ACCOUNT } from '../store/accounts.ts'
import { answer, staleToken } from './answers.ts'
import * as shape from './api-shapes.ts'
import { pageOf } from './page-of.ts'
import { membersOf, teamsWithWork } from './teams.ts'

type Region = { Querystring: { region?: string; nextToken?: string } }
type Named = Region & { Params: { name: string } }

/** Work teams beyond what their operations tell: their work, their people, and who is in which group. */
export function teamRoutes(app: FastifyInstance, services: Services): void {
  const people = new People(services)
  const { keys, defaultRegion } = services
  const ownerOf = (region = defaultRegion) => ({ accountId: ROOT_ACCOUNT, region })
  app.get<Region>('/teams', { schema: shape.REGION_SCHEMA }, async ({ query }) => ({
    teams: await teamsWithWork(services, ownerOf(query.region)),
  }))
  app.get<Named>('/teams/:name/members', { schema: shape.NAMED_SCHEMA }, async ({ params: { name }, query }, reply) => {
    const members = await membersOf(services, ownerOf(query.region), name)
    if (members === undefined) return sendApiError(reply, 404, 'unknown', `There is no work team ${name}.`)
    const list = { name: `members of ${name}`, first: 0, nextToken: query.nextToken }
    const page = await pageOf(keys, list, members)
    if (page === undefined) return staleToken(reply)
    const { rows, ...next } = page
    return { workers: rows.map(person => shape.shownPerson(person, keys)), ...next }
  })
  app.post<{ Params: { id: string }; Body: GroupChange }>(
    '/workers/:id/groups',
    { schema: shape.GROUPS_SCHEMA },
    async ({ params, body }, reply) => answer(reply, await people.changeGroups(Number(params.id), body), () => ({})),
  )
}
