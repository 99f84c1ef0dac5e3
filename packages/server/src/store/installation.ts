import { first, run, sql, type Unit } from './sql.ts'

/** Things there is one of in an installation. */
export type InstallationName =
  | 'masterKey'
  | 'directoryIssuer'
  | 'clockOffsetMs'
  // For whom workers work, as JSON: organization.ts.
  | 'organization'
  // How far what happened has been added to the figures.
  | 'figuresHistoryId'
  | 'figuresLoopId'

export function* installationValue(name: InstallationName): Unit<Uint8Array | undefined> {
  const row = yield* first(sql<{ value: Uint8Array }>`select value from installation where name = ${name}`)
  return row?.value
}

export function* setInstallationValue(name: InstallationName, value: Uint8Array): Unit<void> {
  yield* run(sql`
    insert into installation (name, value) values (${name}, ${value})
    on conflict (name) do update set value = excluded.value`)
}
