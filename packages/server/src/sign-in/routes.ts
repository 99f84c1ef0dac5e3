import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Addresses } from '../addresses.ts'
import type { Organization } from '../store/organization.ts'
import { messagesOf } from './messages/messages.ts'
import { alreadySignedInPage, linkIsOverPage, notHerePage, sendPage, signInPage } from './pages.ts'
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
  const messages = (request: FastifyRequest) => messagesOf(audience, request.headers['accept-language'])
  const home = `${addresses.prefix}/${audience}/`
  const linkIsOver = async (request: FastifyRequest, reply: FastifyReply) => {
    const isSignedIn = (await sessions.find(request.headers)) !== undefined
    const organization = await whomToAsk()
    const page = isSignedIn
      ? alreadySignedInPage(messages(request), home, organization)
      : linkIsOverPage(audience, messages(request), organization)
    return sendPage(reply, addresses, page, 410)
  }
  app.get<Link>(`/${audience}/sign-in/:token`, async (request, reply) =>
    (await sessions.isLinkGood(request.params.token))
      ? sendPage(reply, addresses, signInPage(messages(request), await whomToAsk()))
      : linkIsOver(request, reply),
  )
  app.post<Link>(`/${audience}/sign-in/:token`, async (request, reply) => {
    const { origin } = request.headers
    // Another site must not sign somebody in as somebody else.
    if (origin !== undefined && origin !== addresses.publicOrigin)
      return sendPage(reply, addresses, notHerePage(messages(request), addresses), 403)
    const cookie = await sessions.signIn(request.params.token)
    if (cookie === undefined) return linkIsOver(request, reply)
    return reply.header('set-cookie', cookie).redirect(home, 303)
  })
}
