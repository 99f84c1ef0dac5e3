import { examine } from '../doctor/examine.ts'
import type { Finding } from '../doctor/finding.ts'
import type { Settings } from '../settings.ts'
import { CommandError } from './command-error.ts'
import type { Printed } from './printed.ts'
import { asRunning } from './with-house.ts'

/** Looks at the installation and says what is well and what is not; exit code 1 when there is a problem. */
export async function doctor(args: string[], settings: Settings): Promise<Printed> {
  const isJson = args.length === 1 && args[0] === '--json'
  if (args.length > 0 && !isJson) throw new CommandError(`doctor knows only --json, not "${args.join(' ')}"`)
  const findings = await examine(asRunning(settings))
  const text = isJson ? JSON.stringify(findings, null, 1) : findings.map(lineOf).join('\n')
  return { text, exitCode: findings.some(({ level }) => level === 'problem') ? 1 : 0 }
}

const lineOf = ({ about, level, says, next }: Finding): string =>
  `${level.padEnd(8)} ${about.padEnd(10)} ${says}${next === undefined ? '' : ` → ${next}`}`
