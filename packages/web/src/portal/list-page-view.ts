import { html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { type Ref, ref } from 'lit/directives/ref.js'
import type { WorkerApi } from './api.ts'
import type { Lease } from './api-types.ts'
import { messages } from './messages/messages.ts'
import type { Outbox } from './outbox.ts'
import { mark } from './signed-out-pages.ts'
import type { TaskList } from './task-list.ts'
import './task-list.ts'
import { waitingAnswers } from './waiting-answers.ts'
import { contactLine, type WhomToAsk } from './whom-to-ask.ts'

type Parts = {
  visit: number
  workerName: string
  /** What went wrong, to stand above everything. */
  problem: string
  api: WorkerApi
  outbox: Outbox
  whomToAsk: WhomToAsk
  list: Ref<TaskList>
  kind: string | undefined
  opening: { notice?: string; declined?: Lease | undefined; isFinished?: boolean }
  openHelp: () => void
  signOut: () => void
}

/** The list of tasks below the portal's bar, with answers that still wait to be sent. */
export const listPage = ({ workerName, problem, api, outbox, whomToAsk, list, kind, opening, ...more }: Parts) =>
  html`<header class="top-bar">
      <span class="name">${mark}${messages.portal}</span>
      <span class="worker" dir="auto">${workerName}</span>
      <button class="plain" aria-label=${messages.shortcuts} title=${messages.shortcuts} @click=${more.openHelp}>?</button>
      <button class="plain" @click=${more.signOut}>${messages.signOut}</button>
    </header>
    ${problem ? html`<div class="banner alert" role="alert"><p>${problem}</p></div>` : nothing}
    ${waitingAnswers(outbox)}
    ${keyed(
      more.visit,
      html`<handloop-task-list
        ${ref(list)}
        .api=${api}
        .notice=${opening.notice ?? ''}
        .declined=${opening.declined}
        .kind=${kind}
        .isFinished=${opening.isFinished ?? false}
      ></handloop-task-list>`,
    )}
    ${contactLine(whomToAsk)}`
