import { clockOffset } from '../installation.ts'
import type { Settings } from '../settings.ts'
import { setInstallationValue } from '../store/installation.ts'
import { oneWord } from './arguments.ts'
import { CommandError } from './command-error.ts'
import { withHouse } from './with-house.ts'

const UNITS: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 }

/** Moves service time ahead, for tests: `31d`, `12h`, `90m`, `5s`. A running service follows within a second. */
export async function clockAdvance(args: string[], settings: Settings): Promise<undefined> {
  if (!settings.hasTestControls)
    throw new CommandError('clock advance moves lifetimes and retention; set HANDLOOP_TEST_CONTROLS=1 to allow it')
  const text = oneWord('clock advance', 'DURATION', args)
  const [, amount, unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? []
  if (amount === undefined) throw new CommandError(`"${text}" is no duration; give it as 31d, 12h, 90m or 5s`)
  const addedMs = Number(amount) * UNITS[unit]! * 1000
  await withHouse(settings, ({ services }) =>
    services.store.write(function* (moment) {
      moment.wakes.add('clock')
      const offset = (yield* clockOffset()) + addedMs
      yield* setInstallationValue('clockOffsetMs', Buffer.from(String(offset)))
    }),
  )
  return undefined
}
