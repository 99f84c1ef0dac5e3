import { all, run, sql, type Unit } from './sql.ts'

export type Tag = { key: string; value: string }

export function* tagsOf(resourceArn: string): Unit<Tag[]> {
  return yield* all(sql<Tag>`select key, value from tag where resource_arn = ${resourceArn} order by key`)
}

export function* putTags(resourceArn: string, tags: readonly Tag[]): Unit<void> {
  for (const tag of tags)
    yield* run(sql`
      insert into tag (resource_arn, key, value) values (${resourceArn}, ${tag.key}, ${tag.value})
      on conflict (resource_arn, key) do update set value = excluded.value`)
}

export function* removeTags(resourceArn: string, keys: readonly string[]): Unit<void> {
  for (const key of keys) yield* run(sql`delete from tag where resource_arn = ${resourceArn} and key = ${key}`)
}

export function* removeAllTags(resourceArn: string): Unit<void> {
  yield* run(sql`delete from tag where resource_arn = ${resourceArn}`)
}
