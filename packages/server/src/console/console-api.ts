import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ReportAct } from '../human-loop/quality-report.ts'
import { Accounts } from '../operators/accounts.ts'
import { QualityReports } from '../operators/reports.ts'
import { rewriteOutput } from '../operators/rewrite-output.ts'
import { sendApiError } from '../portal/api-errors.ts'
import type { Services } from '../services.ts'
import type { Sessions } from '../sign-in/sessions.ts'
import { ROOT_ACCOUNT } from '../store/accounts.ts'
import { answer, staleToken } from './answers.ts'
import * as shape from './api-shapes.ts'
import { Changes } from './changes.ts'
import { deliveryRoutes, peopleRoutes, publicApiRoutes, studioRoutes, watchingRoutes } from './operator-routes.ts'
import { organizationRoutes } from './organization-routes.ts'
import { pageOf } from './page-of.ts'
import type { PublicApi } from './public-api.ts'
import { teamRoutes } from './team-routes.ts'

type Scope = { accountId?: string; region?: string }
type ListRoute = { Querystring: { accountId?: string; nextToken?: string } }
type ReportRoute = { Params: { id: string }; Querystring: Scope; Body: Scope & { reply?: string } }
type NewReportRoute = { Body: Scope & { loopName: string; reason: string; text: string; workerId?: string } }

/** The API behind the console's own pages, for operators only: what no API operation of A2I does. See docs/internal-api.md. */
export function consoleApi(services: Services, sessions: Sessions, publicApi: PublicApi) {
  const changes = new Changes(services, ROOT_ACCOUNT)
  return async (app: FastifyInstance): Promise<void> => {
    app.addHook('onRequest', (request, reply) => admit(request, reply, sessions))
    app.get('/session', async request => ({
      csrfToken: sessions.csrfToken(request.operator.id),
      accountId: ROOT_ACCOUNT,
      region: services.defaultRegion,
      serverTime: services.clock.now().toISOString(),
    }))
    publicApiRoutes(app, services, publicApi)
    watchingRoutes(app, services, changes)
    deliveryRoutes(app, services)
    peopleRoutes(app, services)
    teamRoutes(app, services)
    organizationRoutes(app, services)
    studioRoutes(app, services)
    reportRoutes(app, services)
    accountRoutes(app, services)
    app.post<{ Body: Scope & { loopName: string } }>(
      '/outputs/rewrite',
      { schema: shape.REWRITE_SCHEMA },
      async (request, reply) => {
        const { loopName } = request.body
        return answer(reply, await rewriteOutput(services.store, ownerOf(request.body, services), loopName), () => ({}))
      },
    )
  }
}

async function admit(request: FastifyRequest, reply: FastifyReply, sessions: Sessions) {
  const session = await sessions.find(request.headers)
  if (session === undefined)
    return sendApiError(reply, 401, 'signedOut', 'You are not signed in; handloop console link makes a sign-in link.')
  const changes = request.method !== 'GET' && request.method !== 'HEAD'
  if (changes && !sessions.isGenuine(session.id, request.headers['x-csrf-token']))
    return sendApiError(reply, 403, 'csrf', 'The request lacks the X-CSRF-Token of this session; load the page again.')
  request.operator = session
}

const ownerOf = ({ accountId = ROOT_ACCOUNT, region }: Scope, { defaultRegion }: Services) => ({
  accountId,
  region: region ?? defaultRegion,
})

function reportRoutes(app: FastifyInstance, services: Services): void {
  const reports = new QualityReports(services)
  const { keys } = services
  app.get<ListRoute>('/reports', { schema: shape.LIST_SCHEMA }, async (request, reply) => {
    const { accountId = ROOT_ACCOUNT, nextToken } = request.query
    const list = { name: `reports of ${accountId}`, first: Number.MAX_SAFE_INTEGER, nextToken }
    const page = await pageOf(keys, list, (before, limit) => reports.list(accountId, before, limit))
    if (page === undefined) return staleToken(reply)
    const { rows, ...next } = page
    return { reports: rows.map(shape.listedReport), ...next }
  })
  app.post<NewReportRoute>('/reports', { schema: shape.REPORT_SCHEMA }, async (request, reply) => {
    const { loopName, reason, text, workerId = null } = request.body
    const created = await reports.create(ownerOf(request.body, services), { loopName, reason, text, workerId })
    return answer(reply, created, id => ({ id: String(id) }))
  })
  app.get<ReportRoute>('/reports/:id', { schema: shape.SHOW_SCHEMA }, async (request, reply) => {
    const { accountId = ROOT_ACCOUNT } = request.query
    const found = await reports.show(accountId, Number(request.params.id))
    if (found === undefined) return sendApiError(reply, 404, 'unknown', `There is no report ${request.params.id}.`)
    return shape.shownReport(found)
  })
  const act = (name: ReportAct, schema: object) =>
    app.post<ReportRoute>(`/reports/:id/${name}`, { schema }, async (request, reply) => {
      const { accountId = ROOT_ACCOUNT, reply: text = null } = request.body
      return answer(reply, await reports.act(accountId, Number(request.params.id), name, text), () => ({}))
    })
  act('investigate', shape.ACT_SCHEMA)
  act('answer', shape.ANSWER_SCHEMA)
  act('close', shape.ACT_SCHEMA)
}

function accountRoutes(app: FastifyInstance, { store, keys }: Services): void {
  const accounts = new Accounts(store)
  app.get<ListRoute>('/accounts', { schema: shape.LIST_SCHEMA }, async (request, reply) => {
    const list = { name: 'accounts', first: '', nextToken: request.query.nextToken }
    const page = await pageOf(keys, list, (after, limit) => accounts.list(after, limit))
    if (page === undefined) return staleToken(reply)
    const { rows, ...next } = page
    return { accounts: rows.map(shape.listedAccount), ...next }
  })
  app.post<{ Body: { accountId: string } }>(
    '/accounts',
    { schema: shape.ACCOUNT_SCHEMA },
    async ({ body: { accountId } }, reply) =>
      answer(reply, await accounts.create(accountId), key => shape.createdAccount(accountId, key)),
  )
  app.post<{ Params: { id: string } }>('/accounts/:id/close', { schema: shape.CLOSE_SCHEMA }, async (request, reply) =>
    answer(reply, await accounts.close(request.params.id), () => ({})),
  )
}
