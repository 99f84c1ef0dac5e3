import { BackupError } from './backup/backup-error.ts'
import { CommandError } from './command-line/command-error.ts'
import { type Command, findCommand, help } from './command-line/commands.ts'
import { readArguments, readSettings, SettingsError } from './settings.ts'

/** Runs one command line. @returns the exit code */
async function main(args: string[]): Promise<number> {
  const { flags, rest } = readArguments(args)
  const [first] = rest
  if (first === undefined || first === 'help' || first === '--help' || first === '-h') {
    process.stdout.write(help())
    return first === undefined ? 2 : 0
  }
  const found = findCommand(rest)
  if (found === undefined)
    throw new CommandError(`there is no command "${rest.slice(0, 2).join(' ')}"; handloop help lists them all`)
  const settings = readSettings(process.env, flags)
  const printed = await run(found.command, found.args, settings)
  if (printed === undefined) return 0
  const { text, exitCode } = typeof printed === 'string' ? { text: printed, exitCode: 0 } : printed
  process.stdout.write(`${text}\n`)
  return exitCode
}

const run = (command: Command, args: string[], settings: ReturnType<typeof readSettings>) => command.run(args, settings)

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  // What the caller can mend is one sentence; anything else is a defect and needs its trace.
  const isOurs = [CommandError, SettingsError, BackupError].some(kind => error instanceof kind)
  process.stderr.write(`handloop: ${error instanceof Error ? (isOurs ? error.message : error.stack) : error}\n`)
  process.exitCode = isOurs ? 2 : 1
}
