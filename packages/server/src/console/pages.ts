import { escapeHtml } from '../sign-in/pages.ts'
import type { Outputs } from '../wire/model.generated.ts'
import { STYLE } from './style.ts'

/** What every page of the console is drawn with. */
export type View = { prefix: string; region: string; csrf: string }

const e = escapeHtml

const document = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${e(title)} · Handloop</title>` +
  `<link rel="icon" href="data:,"><style>${STYLE}</style></head><body>${body}</body></html>`

export const messagePage = (message: string): string =>
  document('Console', `<main><h1>Console</h1><p role="alert">${e(message)}</p></main>`)

export const signedOutPage = (): string =>
  messagePage('You are not signed in. A sign-in link comes from the command: handloop console link')

const NAVIGATION = [
  ['', 'Human review workflows'],
  ['/templates', 'Worker task templates'],
  ['/workforces', 'Workforces'],
] as const

const link = (view: View, path: string, query: Record<string, string> = {}): string =>
  e(`${view.prefix}/console${path}?${new URLSearchParams({ region: view.region, ...query })}`)

function frame(view: View, title: string, body: string): string {
  const items = NAVIGATION.map(([path, name]) => `<li><a href="${link(view, path)}">${name}</a></li>`).join('')
  const signOut = `<form method="post" action="${e(view.prefix)}/console/sign-out">${hidden({ csrf: view.csrf })}<button>Sign out</button></form>`
  return document(
    title,
    `<header><b>Handloop</b><span>${e(view.region)}</span>${signOut}</header>` +
      `<div class="columns"><nav aria-label="Console"><ul>${items}</ul></nav><main><h1>${e(title)}</h1>${body}</main></div>`,
  )
}

const hidden = (values: Record<string, string>): string =>
  Object.entries(values)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${e(value)}">`)
    .join('')

/** Cells are HTML already. */
function table(caption: string, heads: string[], rows: string[][], empty: string): string {
  if (rows.length === 0) return `<p>${empty}</p>`
  const head = heads.map(name => `<th scope="col">${name}</th>`).join('')
  const body = rows.map(cells => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`).join('')
  return `<div class="scroll"><table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
}

const time = (date: Date): string =>
  `<time datetime="${date.toISOString()}">${date.toISOString().slice(0, 19).replace('T', ' ')} UTC</time>`

const more = (view: View, path: string, token: string | undefined): string =>
  token === undefined ? '' : `<p><a href="${link(view, path, { nextToken: token })}">Next page</a></p>`

export function workflowsPage(view: View, list: Outputs['ListFlowDefinitions']): string {
  const rows = list.FlowDefinitionSummaries.map(flow => [
    `<a href="${link(view, `/workflows/${flow.FlowDefinitionName}`)}">${e(flow.FlowDefinitionName)}</a>`,
    status(flow.FlowDefinitionStatus),
    time(flow.CreationTime),
    `<code>${e(flow.FlowDefinitionArn)}</code>`,
  ])
  const empty = 'There is no workflow in this region yet; CreateFlowDefinition makes one, and so does handloop demo.'
  const body = table('Workflows', ['Name', 'Status', 'Created', 'ARN'], rows, empty)
  return frame(view, 'Human review workflows', body + more(view, '', list.NextToken))
}

const status = (text: string): string => `<span class="status ${e(text)}">${e(text)}</span>`

export function workflowPage(
  view: View,
  flow: Outputs['DescribeFlowDefinition'],
  loops: Outputs['ListHumanLoops'],
): string {
  const config = flow.HumanLoopConfig
  const facts = [
    ['Status', status(flow.FlowDefinitionStatus)],
    ['ARN', `<code>${e(flow.FlowDefinitionArn)}</code>`],
    ['Output', `<code>${e(flow.OutputConfig.S3OutputPath)}</code>`],
    ['Task', `${e(config?.TaskTitle ?? '')}: ${e(config?.TaskDescription ?? '')}`],
    ['Workers per loop', String(config?.TaskCount ?? '')],
  ]
  const settings = `<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>`
  const rows = loops.HumanLoopSummaries.map(loop => loopRow(view, flow.FlowDefinitionName, loop))
  const list = table(
    'Loops of this workflow',
    ['Name', 'Status', 'Created', 'Actions'],
    rows,
    'No human loop has been started yet.',
  )
  const next = more(view, `/workflows/${flow.FlowDefinitionName}`, loops.NextToken)
  return frame(
    view,
    flow.FlowDefinitionName,
    `${settings}<section aria-labelledby="loops"><h2 id="loops">Human loops</h2>${list}${next}</section>`,
  )
}

type Loop = Outputs['ListHumanLoops']['HumanLoopSummaries'][number]

function loopRow(view: View, workflow: string, loop: Loop): string[] {
  const name = loop.HumanLoopName ?? ''
  const state = loop.HumanLoopStatus ?? 'Failed'
  const reason = loop.FailureReason === undefined ? '' : `<br><small>${e(loop.FailureReason)}</small>`
  const isFinished = state === 'Completed' || state === 'Stopped' || state === 'Failed'
  const button = (act: string, label: string, isEnabled: boolean): string =>
    `<form method="post" action="${e(view.prefix)}/console/${act}">` +
    hidden({ csrf: view.csrf, region: view.region, workflow, loop: name }) +
    `<button aria-label="${label} ${e(name)}"${isEnabled ? '' : ' disabled'}>${label}</button></form>`
  return [
    e(name),
    status(state) + reason,
    loop.CreationTime === undefined ? '' : time(loop.CreationTime),
    `<div class="acts">${button('stop', 'Stop', state === 'InProgress')}${button('delete', 'Delete', isFinished)}</div>`,
  ]
}

export function templatesPage(view: View, list: Outputs['ListHumanTaskUis']): string {
  const rows = list.HumanTaskUiSummaries.map(ui => [
    e(ui.HumanTaskUiName),
    time(ui.CreationTime),
    `<code>${e(ui.HumanTaskUiArn)}</code>`,
  ])
  const body = table('Templates', ['Name', 'Created', 'ARN'], rows, 'There is no template in this region yet.')
  return frame(view, 'Worker task templates', body + more(view, '/templates', list.NextToken))
}

export function workforcesPage(view: View, forces: Outputs['ListWorkforces'], teams: Outputs['ListWorkteams']): string {
  const forceRows = forces.Workforces.map(force => [
    e(force.WorkforceName),
    force.OidcConfig === undefined ? 'built-in directory' : e(force.OidcConfig.Issuer ?? ''),
    `<code>${e(force.WorkforceArn)}</code>`,
  ])
  const teamRows = teams.Workteams.map(team => [
    e(team.WorkteamName),
    e(team.Description),
    `<code>${e(team.WorkteamArn)}</code>`,
  ])
  return frame(
    view,
    'Workforces',
    table('Workforces', ['Name', 'Identity source', 'ARN'], forceRows, 'There is no workforce in this region.') +
      table('Teams', ['Name', 'Description', 'ARN'], teamRows, 'There is no work team in this region.'),
  )
}
