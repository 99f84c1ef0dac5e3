import type { ReportAct } from '../human-loop/quality-report.ts'
import { QualityReports } from '../operators/reports.ts'
import type { Settings } from '../settings.ts'
import { accountOption, oneWord, readOptions } from './arguments.ts'
import { accepted, CommandError } from './command-error.ts'
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
  const owner = { accountId: accountOption(options), region: settings.region }
  const input = { loopName, reason, text, workerId: given('worker') ?? null }
  return String(accepted(await ask(settings, reports => reports.create(owner, input))))
}

const PAGE = 500

/** One JSON document a line: every report without the loop's data, oldest first. */
export async function reportList(args: string[], settings: Settings): Promise<string> {
  const { words, options } = readOptions('report list', args, ['account'])
  if (words.length > 0) throw new CommandError(`report list takes no "${words.join(' ')}"`)
  const accountId = accountOption(options)
  const rows = await ask(settings, async reports => {
    const found = await reports.list(accountId, Number.MAX_SAFE_INTEGER, PAGE)
    for (let page = found; page.length === PAGE; found.push(...page))
      page = await reports.list(accountId, page.at(-1)!.id, PAGE)
    return found.reverse()
  })
  return rows.map(row => JSON.stringify(row)).join('\n')
}

/** One JSON document: the report, with input and answers of its loop while they exist. */
export async function reportShow(args: string[], settings: Settings): Promise<string> {
  const { words, options } = readOptions('report show', args, ['account'])
  const id = idOf('report show', words)
  const detail = await ask(settings, reports => reports.show(accountOption(options), id))
  if (detail === undefined) throw new CommandError(`there is no report ${id}`)
  return JSON.stringify(detail)
}

const acting = (act: ReportAct) => async (args: string[], settings: Settings) => {
  const known = act === 'answer' ? ['account', 'text'] : ['account']
  const { words, options } = readOptions(`report ${act}`, args, known)
  const reply = options.get('text')?.at(-1) ?? null
  if (act === 'answer' && !reply) throw new CommandError('report answer needs --text')
  const id = idOf(`report ${act}`, words)
  accepted(await ask(settings, reports => reports.act(accountOption(options), id, act, reply)))
  return undefined
}

export const reportInvestigate = acting('investigate')
export const reportAnswer = acting('answer')
export const reportClose = acting('close')

function idOf(command: string, words: string[]): number {
  const word = oneWord(command, 'NUMBER', words)
  if (!/^\d{1,15}$/.test(word)) throw new CommandError(`"${word}" is no report number; handloop report list shows them`)
  return Number(word)
}
