import { html, nothing } from 'lit'
import type { TaskSummary } from './api-types.ts'
import { lengthText } from './lengths.ts'
import { messages } from './messages/messages.ts'

const creationTime = new Intl.DateTimeFormat(messages.language, { dateStyle: 'medium', timeStyle: 'short' })

/** The roles are written out because the narrow layout makes blocks of the rows, and browsers then forget them. */
export function taskTable(tasks: TaskSummary[], isBusy: boolean, open: (taskId: string) => void) {
  return html`<table role="table" aria-label=${messages.tasks}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">${messages.columnTask}</th>
          <th role="columnheader" scope="col">${messages.columnTimeLimit}</th>
          <th role="columnheader" scope="col">${messages.columnCreated}</th>
          <th role="columnheader" scope="col"><span class="hidden">${messages.columnAction}</span></th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${tasks.map((task, index) => taskRow(task, index, isBusy, open))}
      </tbody>
    </table>`
}

function taskRow(task: TaskSummary, index: number, isBusy: boolean, open: (taskId: string) => void) {
  const isMine = task.state === 'inWork'
  return html`<tr role="row" class=${isMine ? 'mine' : ''}>
      <td role="cell" class="what">
        <div class="title">
          <strong id="title-${index}" dir="auto">${task.title}</strong>
          ${isMine ? html`<span class="badge" id="state-${index}" title=${messages.resumesYourWork}>${messages.inWork}</span>` : nothing}
        </div>
        ${task.description ? html`<p class="quiet" dir="auto">${task.description}</p>` : nothing}
        ${
          task.keywords?.length
            ? html`<ul aria-label=${messages.keywords}>
                ${task.keywords.map(keyword => html`<li dir="auto">${keyword}</li>`)}
              </ul>`
            : nothing
        }
      </td>
      <td role="cell" data-label=${messages.columnTimeLimit}>${lengthText(task.timeLimitSeconds, messages)}</td>
      <td role="cell" data-label=${messages.columnCreated}>
        <time datetime=${task.createdAt}>${creationText(task.createdAt)}</time>
      </td>
      <td role="cell" class="action">
        <button
          class=${isMine ? 'primary' : ''}
          aria-describedby=${isMine ? `title-${index} state-${index}` : `title-${index}`}
          ?disabled=${isBusy}
          @click=${() => open(task.taskId)}
        >
          ${messages.startWorking}
        </button>
      </td>
    </tr>`
}

function creationText(createdAt: string): string {
  const time = new Date(createdAt)
  return Number.isNaN(time.getTime()) ? '' : creationTime.format(time)
}
