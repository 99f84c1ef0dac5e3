import { closeSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { SettingsError } from '../settings.ts'

/**
 * Keys are blobs, so that they sort by UTF-8 byte as S3 lists them and a prefix has an upper end (its last byte plus
 * one), valid text or not. Times are UTC milliseconds since 1970. `headers`, `metadata`, `checksum`, `cors` are JSON.
 */
const SCHEMA = `
  create table bucket (
    name text primary key,
    account_id text not null,
    region text not null,
    created_ms integer not null,
    cors text not null default '[]'
  ) strict;

  create table object (
    id integer primary key,
    bucket text not null references bucket (name),
    key blob not null,
    size integer not null,
    etag text not null,
    modified_ms integer not null,
    headers text not null,
    metadata text not null,
    checksum text,
    upload_id text,
    unique (bucket, key)
  ) strict;

  create table object_file (
    object_id integer not null references object (id) on delete cascade,
    position integer not null,
    file text not null unique,
    size integer not null,
    primary key (object_id, position)
  ) strict, without rowid;

  create table upload (
    id text primary key,
    bucket text not null references bucket (name),
    key blob not null,
    started_ms integer not null,
    headers text not null,
    metadata text not null,
    checksum_algorithm text,
    checksum_type text
  ) strict;
  create index upload_by_key on upload (bucket, key, started_ms, id);

  create table part (
    upload_id text not null references upload (id) on delete cascade,
    number integer not null,
    file text not null unique,
    size integer not null,
    etag text not null,
    modified_ms integer not null,
    checksum text,
    primary key (upload_id, number)
  ) strict, without rowid;
`

export const INDEX_VERSION = 1

/** Its tables, parents first, with the columns of their keys. */
export const INDEX_TABLES: readonly { name: string; key: string[] }[] = [
  { name: 'bucket', key: ['name'] },
  { name: 'object', key: ['id'] },
  { name: 'object_file', key: ['object_id', 'position'] },
  { name: 'upload', key: ['id'] },
  { name: 'part', key: ['upload_id', 'number'] },
]

/** Every body that the index names, of finished objects and of parts. */
export const INDEXED_FILES = 'select file from object_file union all select file from part'

/** Opens or creates the index. Every pragma that matters is set here and not left to how SQLite was built. */
export function openIndex(file: string): DatabaseSync {
  // SQLite gives its side files the mode of the main one, so that one is made first.
  closeSync(openSync(file, 'a', 0o600))
  const database = new DatabaseSync(file, { timeout: 10_000, enableForeignKeyConstraints: true })
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on')
  migrate(database)
  return database
}

/** Two processes may open a new folder at once: the version is read again inside the transaction. */
function migrate(database: DatabaseSync): void {
  const version = (): number => (database.prepare('pragma user_version').get() as { user_version: number }).user_version
  if (version() === INDEX_VERSION) return
  database.exec('begin immediate')
  try {
    const found = version()
    if (found > INDEX_VERSION)
      throw new SettingsError(
        `the object index has version ${found}, this version of Handloop knows ${INDEX_VERSION}: use a newer Handloop`,
      )
    if (found < INDEX_VERSION) database.exec(`${SCHEMA} pragma user_version = ${INDEX_VERSION}`)
    database.exec('commit')
  } catch (error) {
    database.exec('rollback')
    throw error
  }
}
