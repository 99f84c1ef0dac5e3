import type { Settings } from '../settings.ts'
import { accessKeyCreate, accessKeyDelete, accountClose, accountCreate } from './accounts.ts'
import { backup, backupPrune, backupRestore } from './backups.ts'
import { clockAdvance } from './clock.ts'
import { demo } from './demo.ts'
import { doctor } from './doctor.ts'
import { env } from './env.ts'
import { outputRewrite } from './outputs.ts'
import { preview } from './preview.ts'
import type { Printed } from './printed.ts'
import { reportAnswer, reportClose, reportCreate, reportInvestigate, reportList, reportShow } from './reports.ts'
import { serve } from './serve.ts'
import { webhookSecretOf } from './webhook.ts'
import { consoleLink, workerAdd, workerLink, workerToken } from './workers.ts'

export type Command = {
  words: string
  usage: string
  says: string
  run: (args: string[], settings: Settings) => Promise<Printed>
}

/** Every command there is; adding one is a row here. Source: contract, command line. */
export const COMMANDS: readonly Command[] = [
  { words: 'serve', usage: '', says: 'starts the service in the foreground', run: serve },
  { words: 'env', usage: '[--scoped]', says: 'prints the exports that point AWS clients here', run: env },
  { words: 'demo', usage: '', says: 'makes three tasks to try and prints where to sign in', run: demo },
  {
    words: 'preview',
    usage: '[TEMPLATE.html [--input INPUT.json]]',
    says: 'shows a template as a worker sees it, again after every change; without one, all elements',
    run: preview,
  },
  {
    words: 'worker add',
    usage: 'NAME [--email E] [--group G]…',
    says: 'adds a worker, prints the sign-in link',
    run: workerAdd,
  },
  { words: 'worker link', usage: 'NAME', says: 'prints a new sign-in link (24 h, once)', run: workerLink },
  { words: 'worker token', usage: 'NAME', says: 'prints a bearer token for the worker API', run: workerToken },
  { words: 'console link', usage: '', says: 'prints a sign-in link for the console', run: consoleLink },
  {
    words: 'account create',
    usage: 'ID',
    says: 'creates an account (12 digits) and prints an access key',
    run: accountCreate,
  },
  {
    words: 'account close',
    usage: 'ID',
    says: 'closes an account: its loops are stopped and deleted',
    run: accountClose,
  },
  { words: 'access-key create', usage: '[--account ID]', says: 'prints a new access key', run: accessKeyCreate },
  { words: 'access-key delete', usage: 'KEY', says: 'takes an access key out of use', run: accessKeyDelete },
  {
    words: 'output rewrite',
    usage: 'LOOP [--account ID]',
    says: 'writes an output again that could not be written',
    run: outputRewrite,
  },
  {
    words: 'report create',
    usage: 'LOOP --reason R --text T [--worker ID] [--account ID]',
    says: 'reports a low-quality result',
    run: reportCreate,
  },
  {
    words: 'report list',
    usage: '[--account ID]',
    says: 'prints all reports, one JSON document a line',
    run: reportList,
  },
  {
    words: 'report show',
    usage: 'NUMBER [--account ID]',
    says: 'prints a report with input and answers',
    run: reportShow,
  },
  {
    words: 'report investigate',
    usage: 'NUMBER [--account ID]',
    says: 'marks a report as being looked at',
    run: reportInvestigate,
  },
  { words: 'report answer', usage: 'NUMBER --text T [--account ID]', says: 'answers a report', run: reportAnswer },
  { words: 'report close', usage: 'NUMBER [--account ID]', says: 'closes a report', run: reportClose },
  {
    words: 'backup prune',
    usage: 'KEYS_FOLDER',
    says: 'forgets expired keys in every keys file there',
    run: backupPrune,
  },
  {
    words: 'backup',
    usage: 'FOLDER --keys KEYS_FOLDER',
    says: 'makes a backup, also of a running service; prints its folder',
    run: backup,
  },
  {
    words: 'restore',
    usage: 'BACKUP --keys KEYS_FOLDER',
    says: 'restores a backup into an empty data dir',
    run: backupRestore,
  },
  {
    words: 'doctor',
    usage: '[--json]',
    says: 'looks for what is wrong; exit code 1 when something is',
    run: doctor,
  },
  { words: 'webhook secret', usage: '', says: 'prints the secret that signs webhook events', run: webhookSecretOf },
  {
    words: 'clock advance',
    usage: '31d',
    says: 'moves service time (needs HANDLOOP_TEST_CONTROLS=1)',
    run: clockAdvance,
  },
]

export function findCommand(args: string[]): { command: Command; args: string[] } | undefined {
  for (const command of COMMANDS) {
    const words = command.words.split(' ')
    if (words.every((word, index) => args[index] === word)) return { command, args: args.slice(words.length) }
  }
  return undefined
}

export function help(): string {
  const lines = COMMANDS.map(({ words, usage, says }) => `  ${`handloop ${words} ${usage}`.padEnd(58)} ${says}`)
  return `Handloop: human review, wire-compatible with Amazon Augmented AI\n\n${lines.join('\n')}\n\nSettings: HANDLOOP_PORT, HANDLOOP_DATA_DIR … or --port, --data-dir …; see docs/settings.md.\n`
}
