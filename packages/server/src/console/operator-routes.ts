import type { FastifyInstance, FastifyRequest } from 'fastify'
import { People } from '../operators/people.ts'
import { sendApiError } from '../portal/api-errors.ts'
import type { Services } from '../services.ts'
import { ROOT_ACCOUNT } from '../store/accounts.ts'
import { deliveriesBefore, failingDeliveries, sendAgain, tryNow } from '../store/deliveries.ts'
import { answer, staleToken } from './answers.ts'
import * as shape from './api-shapes.ts'
import type { Changes } from './changes.ts'
import { loopDetail, shownDelivery } from './loop-detail.ts'
import { outputLink } from './output-link.ts'
import { overview, type Span } from './overview.ts'
import { pageOf } from './page-of.ts'
import type { PublicApi } from './public-api.ts'
import { inputsFor, previewOf, savedTemplate } from './studio.ts'

type Region = { Querystring: { region?: string } }
type Named = Region & { Params: { name: string } }
type Numbered = { Params: { id: string } }
type Paged = { Querystring: { nextToken?: string } }

const ownerOf = (request: FastifyRequest<Region>, { defaultRegion }: Services) => ({
  accountId: ROOT_ACCOUNT,
  region: request.query.region ?? defaultRegion,
})

/** The public API, as the page's own client: the page names the operation, the house signs. */
export function publicApiRoutes(app: FastifyInstance, services: Services, api: PublicApi): void {
  app.post<Region & { Params: { name: string }; Body: Record<string, unknown> }>(
    '/operations/:name',
    { schema: shape.OPERATION_SCHEMA },
    async (request, reply) => {
      const { region } = ownerOf(request, services)
      const done = await api.call(request.params.name, request.body ?? {}, region)
      if (done === undefined)
        return sendApiError(reply, 404, 'unknown', `There is no operation ${request.params.name}.`)
      return done.error ? reply.code(done.status).send({ error: done.error }) : done.output
    },
  )
}

/** What operators see of loops, and when something happens. */
export function watchingRoutes(app: FastifyInstance, services: Services, changes: Changes): void {
  app.get<Named>('/loops/:name', { schema: shape.NAMED_SCHEMA }, async (request, reply) => {
    const found = await loopDetail(services, ownerOf(request, services), request.params.name)
    return found ?? sendApiError(reply, 404, 'unknown', `There is no human loop ${request.params.name}.`)
  })
  app.get<Named>('/loops/:name/output', { schema: shape.NAMED_SCHEMA }, async (request, reply) => {
    const link = await outputLink(services, ownerOf(request, services), request.params.name)
    return link.ok
      ? reply.header('cache-control', 'no-store').redirect(link.value, 303)
      : answer(reply, link, () => ({}))
  })
  app.get<{ Querystring: { region?: string } & Span }>('/overview', { schema: shape.OVERVIEW_SCHEMA }, async request =>
    overview(services, ownerOf(request, services), request.query),
  )
  app.get('/changes', { config: { staysOpen: true } }, (_request, reply) => {
    reply.hijack()
    changes.add(reply.raw).catch(error => {
      services.log.error({ err: error }, 'a page of the console cannot be told of changes')
      reply.raw.destroy()
    })
  })
}

export function deliveryRoutes(app: FastifyInstance, { store, keys }: Services): void {
  app.get<Paged>('/deliveries', { schema: shape.LIST_SCHEMA }, async (request, reply) => {
    const list = { name: 'deliveries', first: Number.MAX_SAFE_INTEGER, nextToken: request.query.nextToken }
    const page = await pageOf(keys, list, (before, limit) =>
      store.read(() => deliveriesBefore(ROOT_ACCOUNT, before, limit)),
    )
    if (page === undefined) return staleToken(reply)
    const { rows, ...next } = page
    const failing = await store.read(() => failingDeliveries(ROOT_ACCOUNT, 50))
    return { deliveries: rows.map(shownDelivery), failing: failing.map(shownDelivery), ...next }
  })
  const act = (path: string, again: typeof sendAgain) =>
    app.post<Numbered>(path, { schema: shape.NUMBERED_SCHEMA }, async (request, reply) => {
      const { id } = request.params
      const isKnown = await store.write(moment => again(ROOT_ACCOUNT, Number(id), moment))
      return isKnown ? {} : sendApiError(reply, 404, 'unknown', `There is no such delivery any more.`)
    })
  act('/deliveries/:id/send-again', sendAgain)
  act('/deliveries/owed/:id/try-now', tryNow)
}

export function peopleRoutes(app: FastifyInstance, services: Services): void {
  const people = new People(services)
  const { keys } = services
  app.get<Paged>('/workers', { schema: shape.LIST_SCHEMA }, async (request, reply) => {
    const list = { name: 'workers', first: 0, nextToken: request.query.nextToken }
    const page = await pageOf(keys, list, (behind, limit) => people.list(behind, limit))
    if (page === undefined) return staleToken(reply)
    const { rows, ...next } = page
    return { workers: rows.map(person => shape.shownPerson(person, keys)), ...next }
  })
  app.post<{ Body: { name: string; email?: string; groups?: string[] } }>(
    '/workers',
    { schema: shape.WORKER_SCHEMA },
    async (request, reply) => {
      const { name, email = null, groups } = request.body
      const added = await people.add({ name, email, ...(groups && { groups }) })
      if (!added.ok) return answer(reply, added, () => ({}))
      return answer(reply, await people.link(added.value), link => ({ id: String(added.value), link }))
    },
  )
  const act = <T>(
    name: string,
    done: (id: number) => ReturnType<typeof people.setDisabled> | ReturnType<typeof people.link>,
    show: (value: T) => object,
  ) =>
    app.post<Numbered>(`/workers/:id/${name}`, { schema: shape.NUMBERED_SCHEMA }, async (request, reply) =>
      answer(reply, await done(Number(request.params.id)), value => show(value as T)),
    )
  act(
    'disable',
    id => people.setDisabled(id, true),
    () => ({}),
  )
  act(
    'enable',
    id => people.setDisabled(id, false),
    () => ({}),
  )
  act(
    'delete',
    id => people.delete(id),
    () => ({}),
  )
  act(
    'link',
    id => people.link(id),
    link => ({ link }),
  )
}

export function studioRoutes(app: FastifyInstance, services: Services): void {
  const unknown = (name: string) => `There is no worker task template ${name}.`
  app.get<Named>('/templates/:name', { schema: shape.NAMED_SCHEMA }, async (request, reply) => {
    const { name } = request.params
    const found = await savedTemplate(services, ownerOf(request, services), name)
    return found ?? sendApiError(reply, 404, 'unknown', unknown(name))
  })
  app.get<Named>('/templates/:name/inputs', { schema: shape.NAMED_SCHEMA }, async (request, reply) => {
    const { name } = request.params
    const found = await inputsFor(services, ownerOf(request, services), name, 10)
    if (found === undefined) return sendApiError(reply, 404, 'unknown', unknown(name))
    return { inputs: found.map(({ loop_name, content }) => ({ loopName: loop_name, content })) }
  })
  app.post<{ Body: { template: string; input: string } }>(
    '/preview',
    { schema: shape.PREVIEW_SCHEMA },
    async ({ body: { template, input } }) => previewOf(services, ROOT_ACCOUNT, template, input),
  )
}
