import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Addresses } from '../addresses.ts'
import type { Organization } from '../store/organization.ts'
import { sendPage, signInPage, usedLinkPage } from './pages.ts'
import type { Audience, Sessions } from './sessions.ts'

type Link = { Params: { token: string } }

type Parts = {
  sessions: Sessions
  audience: Audience
  addresses: Addresses
  /** Whom they ask who cannot get in. */
  whomToAsk: () => Promise<Organization>
}

/** The page behind a sign-in link. Opening it changes nothing; only pressing its button uses the link up. */
export function signInRoutes(app: FastifyInstance, { sessions, audience, addresses, whomToAsk }: Parts): void {
  const used = async (reply: FastifyReply, status: number) =>
    sendPage(reply, addresses, usedLinkPage(audience, await whomToAsk()), status)
  app.get<Link>(`/${audience}/sign-in/:token`, async (request, reply) =>
    (await sessions.isLinkGood(request.params.token))
      ? sendPage(reply, addresses, signInPage(audience, await whomToAsk()))
      : used(reply, 410),
  )
  app.post<Link>(`/${audience}/sign-in/:token`, async (request, reply) => {
    const { origin } = request.headers
    // Another site must not sign somebody in as somebody else.
    if (origin !== undefined && origin !== addresses.publicOrigin) return used(reply, 403)
    const cookie = await sessions.signIn(request.params.token)
    if (cookie === undefined) return used(reply, 410)
    return reply.header('set-cookie', cookie).redirect(`${addresses.prefix}/${audience}/`, 303)
  })
}
