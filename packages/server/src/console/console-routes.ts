import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Services } from '../services.ts'
import { sendPage } from '../sign-in/pages.ts'
import { signInRoutes } from '../sign-in/routes.ts'
import type { Session, Sessions } from '../sign-in/sessions.ts'
import { ROOT_ACCOUNT } from '../store/accounts.ts'
import { deleteHumanLoop } from '../wire/a2i-runtime/delete-human-loop.ts'
import { listHumanLoops } from '../wire/a2i-runtime/list-human-loops.ts'
import { stopHumanLoop } from '../wire/a2i-runtime/stop-human-loop.ts'
import type { Inputs, Outputs } from '../wire/model.generated.ts'
import type { Answer, Caller, Operation } from '../wire/operation.ts'
import { describeFlowDefinition } from '../wire/sagemaker/describe-flow-definition.ts'
import { listFlowDefinitions } from '../wire/sagemaker/list-flow-definitions.ts'
import { listHumanTaskUis } from '../wire/sagemaker/list-human-task-uis.ts'
import { listWorkforces } from '../wire/sagemaker/list-workforces.ts'
import { listWorkteams } from '../wire/sagemaker/list-workteams.ts'
import { consoleApi } from './console-api.ts'
import { messagePage, signedOutPage, templatesPage, workflowPage, workflowsPage, workforcesPage } from './pages.ts'
import type { PublicApi } from './public-api.ts'

type Place = { region: string; nextToken?: string }
type ListRoute = { Querystring: Partial<Place> }
type FlowRoute = ListRoute & { Params: { name: string } }
type ActRoute = { Params: { act: string }; Body: Record<string, string> }

declare module 'fastify' {
  interface FastifyRequest {
    operator: Session
  }
}

/** Everything below `/console`: what operators see and do, by the same operations that clients call. Source: spec 10. */
export async function consoleRoutes(
  app: FastifyInstance,
  services: Services,
  sessions: Sessions,
  publicApi: PublicApi,
): Promise<void> {
  const { addresses } = services
  signInRoutes(app, sessions, 'console', addresses)
  app.decorateRequest('operator')
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_: unknown, body: string) => Object.fromEntries(new URLSearchParams(body)),
  )
  app.register(consoleApi(services, sessions, publicApi), { prefix: '/console/api' })
  app.register(async inside => {
    inside.addHook('onRequest', async (request, reply) => {
      const session = await sessions.find(request.headers)
      if (session === undefined) return sendPage(reply, addresses, signedOutPage(), 401)
      request.operator = session
    })
    pages(inside, services, sessions)
    acts(inside, services, sessions)
  })
}

function pages(app: FastifyInstance, services: Services, sessions: Sessions): void {
  const { addresses } = services
  const view = (request: FastifyRequest, region: string) => ({
    prefix: addresses.prefix,
    region,
    csrf: sessions.csrfToken(request.operator.id),
  })
  app.get<ListRoute>('/console', async (request, reply) => {
    const { region, token } = placeOf(request.query, services)
    const list = await ask<'ListFlowDefinitions'>(services, region, listFlowDefinitions, token)
    return show(reply, services, list, output => workflowsPage(view(request, region), output))
  })
  app.get<FlowRoute>('/console/workflows/:name', async (request, reply) => {
    const { region, token } = placeOf(request.query, services)
    const FlowDefinitionName = request.params.name
    const flow = await ask<'DescribeFlowDefinition'>(services, region, describeFlowDefinition, { FlowDefinitionName })
    if (!flow.ok) return show(reply, services, flow, () => '')
    const { FlowDefinitionArn } = flow.output
    const loops = await ask<'ListHumanLoops'>(services, region, listHumanLoops, { FlowDefinitionArn, ...token })
    return show(reply, services, loops, output => workflowPage(view(request, region), flow.output, output))
  })
  app.get<ListRoute>('/console/templates', async (request, reply) => {
    const { region, token } = placeOf(request.query, services)
    const list = await ask<'ListHumanTaskUis'>(services, region, listHumanTaskUis, token)
    return show(reply, services, list, output => templatesPage(view(request, region), output))
  })
  app.get<ListRoute>('/console/workforces', async (request, reply) => {
    const { region } = placeOf(request.query, services)
    const forces = await ask<'ListWorkforces'>(services, region, listWorkforces, {})
    if (!forces.ok) return show(reply, services, forces, () => '')
    const teams = await ask<'ListWorkteams'>(services, region, listWorkteams, {})
    return show(reply, services, teams, output => workforcesPage(view(request, region), forces.output, output))
  })
}

/** Stop and Delete of one loop, and signing out: forms, so that they work without any script. */
function acts(app: FastifyInstance, services: Services, sessions: Sessions): void {
  const { addresses } = services
  const loopActs: Record<string, Operation> = { stop: stopHumanLoop, delete: deleteHumanLoop }
  app.post<ActRoute>('/console/:act', async (request, reply) => {
    const { csrf, region, loop, workflow } = request.body ?? {}
    if (!sessions.isGenuine(request.operator.id, csrf))
      return sendPage(reply, addresses, messagePage('This page is out of date; load it again.'), 403)
    if (request.params.act === 'sign-out') {
      reply.header('set-cookie', await sessions.signOut(request.operator.id))
      return sendPage(reply, addresses, signedOutPage())
    }
    const operation = loopActs[request.params.act]
    if (operation === undefined) return sendPage(reply, addresses, messagePage('There is no such page.'), 404)
    const done = await ask<'StopHumanLoop'>(services, String(region), operation, { HumanLoopName: String(loop) })
    if (!done.ok) return show(reply, services, done, () => '')
    const back = `/console/workflows/${encodeURIComponent(String(workflow))}?region=${encodeURIComponent(String(region))}`
    return reply.redirect(addresses.prefix + back, 303)
  })
}

/** Operations are asked as a client asks, so that the console can do nothing that the API can not. */
function ask<Name extends keyof Inputs>(
  services: Services,
  region: string,
  operation: Operation,
  input: Inputs[Name],
): Promise<Answer<Outputs[Name]>> {
  const caller: Caller = { accountId: ROOT_ACCOUNT, region, accessKeyId: 'console' }
  const run = operation.run as (i: Inputs[Name], c: Caller, s: Services) => Promise<Answer<Outputs[Name]>>
  return run(input, caller, services)
}

function placeOf(query: Partial<Place>, services: Services) {
  const region = query.region ?? services.defaultRegion
  return { region, token: query.nextToken === undefined ? {} : { NextToken: query.nextToken } }
}

const show = <T>(reply: FastifyReply, { addresses }: Services, answer: Answer<T>, page: (output: T) => string) =>
  answer.ok
    ? sendPage(reply, addresses, page(answer.output))
    : sendPage(reply, addresses, messagePage(answer.error.message), 404)
