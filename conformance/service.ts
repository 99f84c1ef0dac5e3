// A service as the suite's run wants it: on the embedded database, or in its second run on PostgreSQL.
import { type Ground, type Service, startOne } from './one-service.ts'

export type { Service } from './one-service.ts'

/** Set for the suite's second run: the same tests with PostgreSQL instead of the embedded database. */
export const isOnPostgres = process.env.CONFORMANCE_DATABASE === 'postgres'

export async function startService(env: Record<string, string> = {}, ground: Ground = {}): Promise<Service> {
  if (!isOnPostgres) return startOne(env, ground)
  const { surroundings } = await import('./on-postgres.ts')
  const around = await surroundings()
  const service = await startOne({ ...around.env, ...env }, ground)
  const stopService = service.stop
  return Object.assign(service, {
    databaseUrl: around.env.HANDLOOP_DATABASE_URL!,
    around: around.env,
    objects: around.objects,
    stop: async () => {
      await stopService()
      await around.objects.stop()
    },
  })
}
