// The schema as each database has it after all migrations, as text: what a migration changes is seen in review.
import { DatabaseSync } from 'node:sqlite'
import { migrateSqlite } from '../migrate.ts'
import { all, type Database, sql } from '../sql.ts'

export function sqliteSchema(): string {
  const db = new DatabaseSync(':memory:')
  migrateSqlite(db)
  const rows = db
    .prepare("select sql from sqlite_schema where sql is not null and name not like 'sqlite_%' order by name")
    .all()
  db.close()
  return `${rows.map(row => `${row.sql};`).join('\n\n')}\n`
}

type Column = { table_name: string; line: string }

/** @param db  a database that has been migrated */
export async function postgresSchema(db: Database): Promise<string> {
  const columns = await db.read(() =>
    all(sql<Column>`
      select table_name,
             column_name || ' ' || data_type || case is_nullable when 'NO' then ' not null' else '' end
               || case is_identity when 'YES' then ' identity' else coalesce(' default ' || column_default, '') end as line
        from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position`),
  )
  const tables = [...Map.groupBy(columns, column => column.table_name)].map(
    ([table, own]) => `table ${table}\n${own.map(({ line }) => `  ${line}`).join('\n')}`,
  )
  const rules = await db.read(() =>
    all(sql<{ line: string }>`
      select conrelid::regclass::text || ': ' || pg_get_constraintdef(oid) as line from pg_constraint
       where connamespace = 'public'::regnamespace and contype in ('f', 'u', 'c') order by 1`),
  )
  const indexes = await db.read(() =>
    all(sql<{ line: string }>`select indexdef as line from pg_indexes where schemaname = 'public' order by 1`),
  )
  return `${[...tables, ...[rules, indexes].map(rows => rows.map(({ line }) => line).join('\n'))].join('\n\n')}\n`
}
