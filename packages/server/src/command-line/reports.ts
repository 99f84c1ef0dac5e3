import type { ReportAct } from '../human-loop/quality-report.ts'
import { ROOT_ACCOUNT } from '../installation.ts'
import { QualityReports, type Reported } from '../quality/reports.ts'
import type { Settings } from '../settings.ts'
import { noArguments, oneWord, readOptions } from './arguments.ts'
import { CommandError } from './command-error.ts'
import { withHouse } from './with-house.ts'

const ask = <T>(settings: Settings, work: (reports: QualityReports) => Promise<T>): Promise<T> =>
  withHouse(settings, ({ services }) => work(new QualityReports(services)))

/** `report create LOOP --reason R --text T [--worker ID] [--account A]`: prints the report's number. */
export async function reportCreate(args: string[], settings: Settings): Promise<string> {
  const { words, options } = readOptions('report create', args, ['reason', 'text', 'worker', 'account'])
  const loopName = oneWord('report create', 'LOOP', words)
  const given = (name: string): string | undefined => options.get(name)?.at(-1)
  const [reason, text] = [given('reason'), given('text')]
  if (!reason || !text) throw new CommandError('report create needs --reason and --text')
  const owner = { accountId: given('account') ?? ROOT_ACCOUNT, region: settings.region }
  const input = { loopName, reason, text, workerId: given('worker') ?? null }
  return numberOf(await ask(settings, reports => reports.create(owner, input)))
}

/** One JSON document a line: every report without the loop's data. */
export async function reportList(args: string[], settings: Settings): Promise<string> {
  noArguments('report list', args)
  const rows = await ask(settings, reports => reports.list(ROOT_ACCOUNT))
  return rows.map(row => JSON.stringify(row)).join('\n')
}

/** One JSON document: the report, with input and answers of its loop while they exist. */
export async function reportShow(args: string[], settings: Settings): Promise<string> {
  const id = idOf('report show', args)
  const detail = await ask(settings, reports => reports.show(ROOT_ACCOUNT, id))
  if (detail === undefined) throw new CommandError(`there is no report ${id}`)
  return JSON.stringify(detail)
}

const acting = (act: ReportAct) => async (args: string[], settings: Settings) => {
  const { words, options } = readOptions(`report ${act}`, args, act === 'answer' ? ['text'] : [])
  const reply = options.get('text')?.at(-1) ?? null
  if (act === 'answer' && !reply) throw new CommandError('report answer needs --text')
  const id = idOf(`report ${act}`, words)
  numberOf(await ask(settings, reports => reports.act(ROOT_ACCOUNT, id, act, reply)))
  return undefined
}

export const reportInvestigate = acting('investigate')
export const reportAnswer = acting('answer')
export const reportClose = acting('close')

function idOf(command: string, words: string[]): number {
  const word = oneWord(command, 'NUMBER', words)
  if (!/^\d+$/.test(word)) throw new CommandError(`"${word}" is no report number; handloop report list shows them`)
  return Number(word)
}

function numberOf(reported: Reported): string {
  if (!reported.ok) throw new CommandError(reported.message)
  return String(reported.id)
}
