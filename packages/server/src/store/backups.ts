import { all, run, sql, type Unit } from './sql.ts'

/** A backup whose keys file this installation takes care of. */
export type BackupRow = { id: string; keys_path: string; created_ms: number }

export function* insertBackup(backup: BackupRow): Unit<void> {
  yield* run(sql`
    insert into backup (id, keys_path, created_ms) values (${backup.id}, ${backup.keys_path}, ${backup.created_ms})
    on conflict (id) do update set keys_path = excluded.keys_path`)
}

/** Oldest first. */
export function* knownBackups(): Unit<BackupRow[]> {
  return yield* all(sql<BackupRow>`select id, keys_path, created_ms from backup order by created_ms, id`)
}

export function* forgetBackup(id: string): Unit<void> {
  yield* run(sql`delete from backup where id = ${id}`)
}
