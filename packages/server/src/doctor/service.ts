import { ok, problem, type Result, type Subject, warning } from './finding.ts'

const PATIENCE_MS = 5_000

export async function service({ settings, runningUrl }: Pick<Subject, 'settings' | 'runningUrl'>): Promise<Result[]> {
  if (runningUrl === undefined)
    return [warning(`no service runs on ${settings.dataDir}`, 'npm start; until then nothing is delivered or purged')]
  const { host, port } = settings
  try {
    const response = await fetch(`${runningUrl}/readyz`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (response.ok) return [ok(`ready on ${runningUrl}`)]
    return [problem(`${runningUrl}/readyz answers ${response.status}`, 'look into the service’s log, then restart it')]
  } catch (error) {
    const cause = (error as { cause?: Error }).cause ?? error
    const next = `see whether the proxy in front of it passes requests on to ${host} port ${port}, and what the log says`
    return [problem(`a service runs, but ${runningUrl} can't be reached: ${(cause as Error).message}`, next)]
  }
}
