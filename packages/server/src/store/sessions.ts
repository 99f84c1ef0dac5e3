import { first, run, sql, type Unit } from './sql.ts'
import type { WorkerRow } from './workers.ts'

/** Only hashes of links, tokens and session ids are stored: reading the database signs nobody in. */
export function* insertSignInLink(hash: Uint8Array, workerId: number | null, expiresAt: Date): Unit<void> {
  yield* run(sql`
    insert into sign_in_link (token_hash, worker_id, expires_ms)
    values (${hash}, ${workerId}, ${expiresAt.getTime()})`)
}

export function* signInLink(hash: Uint8Array, at: Date): Unit<{ worker_id: number | null } | undefined> {
  return yield* first(sql<{ worker_id: number | null }>`
    select worker_id from sign_in_link where token_hash = ${hash} and expires_ms > ${at.getTime()}`)
}

/** Takes a link out of use. @returns whose it was, or undefined when it is unknown, used or too old */
export function* useSignInLink(hash: Uint8Array, at: Date): Unit<{ worker_id: number | null } | undefined> {
  return yield* first(sql<{ worker_id: number | null }>`
    delete from sign_in_link where token_hash = ${hash} and expires_ms > ${at.getTime()} returning worker_id`)
}

export function* insertSession(hash: Uint8Array, workerId: number | null, expiresAt: Date): Unit<void> {
  yield* run(sql`
    insert into session (id_hash, worker_id, expires_ms) values (${hash}, ${workerId}, ${expiresAt.getTime()})`)
}

export function* sessionOf(hash: Uint8Array, realNow: Date): Unit<{ worker_id: number | null } | undefined> {
  return yield* first(sql<{ worker_id: number | null }>`
    select worker_id from session where id_hash = ${hash} and expires_ms > ${realNow.getTime()}`)
}

export function* deleteSession(hash: Uint8Array): Unit<void> {
  yield* run(sql`delete from session where id_hash = ${hash}`)
}

/** Links by the service clock, sessions by the real one: both leave the database when they are over. */
export function* sweepExpired(at: Date, realNow: Date): Unit<void> {
  yield* run(sql`delete from sign_in_link where expires_ms <= ${at.getTime()}`)
  yield* run(sql`delete from session where expires_ms <= ${realNow.getTime()}`)
}

export function* insertWorkerToken(hash: Uint8Array, workerId: number, at: Date): Unit<void> {
  yield* run(sql`
    insert into worker_token (token_hash, worker_id, created_ms) values (${hash}, ${workerId}, ${at.getTime()})`)
}

export function* workerOfToken(hash: Uint8Array): Unit<WorkerRow | undefined> {
  return yield* first(sql<WorkerRow>`
    select w.id, w.account_id, w.issuer, w.sub, w.name, w.email, w.is_disabled
      from worker_token t join worker w on w.id = t.worker_id where t.token_hash = ${hash}`)
}
