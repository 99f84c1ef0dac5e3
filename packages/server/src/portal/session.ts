import type { FastifyRequest } from 'fastify'
import { sha256 } from '../keys.ts'
import type { Services } from '../services.ts'
import type { Sessions } from '../sign-in/sessions.ts'
import { workerOfToken } from '../store/sessions.ts'
import type { Early, Unit } from '../store/sql.ts'
import { type WorkerRow, workerById } from '../store/workers.ts'
import { type Member, memberAt } from '../workforce/member.ts'
import { clientAddress } from '../workforce/source-address.ts'

export type SignedIn = { worker: Member /** undefined with a bearer token */; sessionId: string | undefined }

/** `outside`: signed in, from an address from which a workforce of theirs lets nobody in. */
export type Admission = SignedIn | 'signedOut' | 'outside'

/** Who is at the worker portal: a session cookie, or a bearer token for programs. Source: contract, worker API. */
export function admission(request: FastifyRequest, sessions: Sessions, services: Services): Promise<Early<Admission>> {
  const { headers, socket } = request
  const address = clientAddress(socket.remoteAddress, headers['x-forwarded-for'], services.trustedProxies)
  return services.store.readEarly(() => admitted(request, sessions, services.directoryIssuer, address))
}

function* admitted(request: FastifyRequest, sessions: Sessions, issuer: string, address: string): Unit<Admission> {
  const signedIn = yield* signedInWorker(request, sessions)
  if (signedIn === undefined) return 'signedOut'
  const worker = yield* memberAt(address, signedIn.worker, issuer)
  return worker === undefined ? 'outside' : { ...signedIn, worker }
}

type Somebody = Omit<SignedIn, 'worker'> & { worker: WorkerRow }

function* signedInWorker({ headers }: FastifyRequest, sessions: Sessions): Unit<Somebody | undefined> {
  const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return active(yield* workerOfToken(sha256(bearer)), undefined)
  const session = yield* sessions.found(headers)
  return session?.workerId == null ? undefined : active(yield* workerById(session.workerId), session.id)
}

const active = (worker: WorkerRow | undefined, sessionId: string | undefined): Somebody | undefined =>
  worker === undefined || worker.is_disabled === 1 ? undefined : { worker, sessionId }
