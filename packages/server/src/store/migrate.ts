import type { DatabaseSync } from 'node:sqlite'
import { SQLITE, spelled } from './differences.ts'
import { migrations, mustKnow } from './migrations/index.ts'

/**
 * Brings the schema up to date: numbered steps, forward only, each in a transaction of its own.
 *
 * @param upTo  the schema's number to stop at, for rows that were written under an older one
 * @throws SettingsError when the database is newer than this program
 */
export function migrateSqlite(db: DatabaseSync, upTo = migrations.length): void {
  db.exec('create table if not exists migration (number integer primary key, name text not null)')
  const newest = db.prepare('select coalesce(max(number), 0) as number from migration').get() as { number: number }
  mustKnow(newest.number)
  for (const [index, migration] of migrations.entries()) {
    if (index < newest.number || index >= upTo) continue
    db.exec('begin immediate')
    try {
      // Another process may have been first.
      const { done } = db.prepare('select count(*) as done from migration where number = ?').get(index + 1) as {
        done: number
      }
      if (done === 0) {
        db.exec(spelled(migration.sql, SQLITE))
        db.prepare('insert into migration (number, name) values (?, ?)').run(index + 1, migration.name)
      }
      db.exec('commit')
    } catch (error) {
      // A full disk has ended the transaction already.
      if (db.isTransaction) db.exec('rollback')
      throw error
    }
  }
}
