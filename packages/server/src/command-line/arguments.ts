import { ROOT_ACCOUNT } from '../store/accounts.ts'
import { CommandError } from './command-error.ts'

/** Splits `NAME --email E --group G --group H` into positional words and options. */
export function readOptions(
  command: string,
  args: string[],
  known: readonly string[],
): { words: string[]; options: Map<string, string[]> } {
  const words: string[] = []
  const options = new Map<string, string[]>()
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!
    if (!arg.startsWith('--')) {
      words.push(arg)
      continue
    }
    const [name = '', inline] = arg.slice(2).split(/=(.*)/s)
    if (!known.includes(name))
      throw new CommandError(`${command} knows no option --${name}; handloop help shows how to call it`)
    const value = inline ?? args[++i]
    if (value === undefined) throw new CommandError(`${command}: --${name} needs a value after it`)
    options.set(name, [...(options.get(name) ?? []), value])
  }
  return { words, options }
}

/** `--account ID`; without it the account that the installation began with. */
export const accountOption = (options: Map<string, string[]>): string => options.get('account')?.at(-1) ?? ROOT_ACCOUNT

export function oneWord(command: string, what: string, words: string[]): string {
  const [word, ...rest] = words
  if (word === undefined || word === '' || rest.length > 0)
    throw new CommandError(`${command} needs exactly one ${what}: handloop ${command} ${what}`)
  return word
}

export function noArguments(command: string, args: string[]): void {
  if (args.length > 0)
    throw new CommandError(`${command} takes no "${args.join(' ')}"; handloop help shows how to call it`)
}
