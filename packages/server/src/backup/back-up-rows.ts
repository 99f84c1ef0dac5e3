import { BACKED_UP, type BackedUpTable, selectOf } from '../store/backup-tables.ts'
import type { InputDigest } from '../store/purge.ts'
import type { TableSource } from '../store/table-copy.ts'
import type { BackupKeys } from './backup-keys.ts'
import type { Done, OnProgress } from './progress.ts'
import { lineOf, payloadOf } from './records.ts'
import type { ChunkWriter } from './sealed-chunks.ts'
import { Shelves } from './shelves.ts'

/** What every part of a backup writes with. */
export type Writing = { writer: ChunkWriter; keys: BackupKeys; done: Done; onProgress: OnProgress }

/** Every row of the database, each sealed so that it can be read no longer than the purge allows. */
export async function backUpRows(source: TableSource, digest: InputDigest, writing: Writing): Promise<void> {
  for (const table of BACKED_UP) await backUpTable(table, source, digest, writing)
  const lastIds = payloadOf({ what: 'lastIds', lastIds: await source.lastIds() })
  await writing.writer.write(writing.keys.for(null)!, lastIds)
}

async function backUpTable(table: BackedUpTable, source: TableSource, digest: InputDigest, writing: Writing) {
  const { writer, keys, done } = writing
  const columns = await source.columns(table.name)
  const head = { what: 'rows', database: 'main', table: table.name, columns, key: table.key } as const
  // What stays is written before what takes its place on restoring.
  const shelves = [new Shelves(writer, keys, head), new Shelves(writer, keys, head)]
  for await (const row of source.rows(selectOf(table, columns))) {
    const values = row.slice(0, columns.length)
    const shares = table.shares({ columns, values, extras: row.slice(columns.length), digest })
    for (const [i, share] of shares.entries()) {
      const isFull = shelves[i]!.put(lineOf(share.values), share.goesAtMs)
      if (isFull === undefined) continue
      await isFull
    }
    done.rows += shares.length
    report(writing)
  }
  for (const shelf of shelves) await shelf.clear()
}

export function report({ writer, done, onProgress }: Writing): void {
  done.bytes = writer.bytes
  onProgress(done)
}
