import type { FastifyRequest } from 'fastify'
import { sha256 } from '../keys.ts'
import type { Sessions } from '../sign-in/sessions.ts'
import { workerOfToken } from '../store/sessions.ts'
import type { Store } from '../store/store.ts'
import { type WorkerRow, workerById } from '../store/workers.ts'

export type SignedIn = { worker: WorkerRow /** undefined with a bearer token */; sessionId: string | undefined }

/** Who is at the worker portal: a session cookie, or a bearer token for programs. Source: contract, worker API. */
export async function signedInWorker(
  request: FastifyRequest,
  sessions: Sessions,
  store: Store,
): Promise<SignedIn | undefined> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const session = bearer === undefined ? await sessions.find(request.headers) : undefined
  const worker = await store.read(function* () {
    const id = bearer === undefined ? session?.workerId : (yield* workerOfToken(sha256(bearer)))?.worker_id
    return id === undefined || id === null ? undefined : yield* workerById(id)
  })
  return worker === undefined || worker.is_disabled === 1 ? undefined : { worker, sessionId: session?.id }
}
