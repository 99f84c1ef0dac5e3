import { rewriteOutput } from '../operators/rewrite-output.ts'
import type { Settings } from '../settings.ts'
import { accountOption, oneWord, readOptions } from './arguments.ts'
import { accepted } from './command-error.ts'
import { withHouse } from './with-house.ts'

/** "Write output again": for a loop whose output was given up after 24 hours, while its answers exist. Source: spec 2.7 D8. */
export async function outputRewrite(args: string[], settings: Settings): Promise<undefined> {
  const { words, options } = readOptions('output rewrite', args, ['account'])
  const name = oneWord('output rewrite', 'LOOP', words)
  const owner = { accountId: accountOption(options), region: settings.region }
  accepted(await withHouse(settings, ({ services }) => rewriteOutput(services.store, owner, name)))
}
