import type { Keys } from '../keys.ts'
import type { NewKey } from '../operators/accounts.ts'
import type { Refusal } from '../operators/outcome.ts'
import type { ShownPerson } from '../operators/people.ts'
import type { ReportDetail } from '../operators/reports.ts'
import type { AccountRow } from '../store/accounts.ts'
import type { ReportRow } from '../store/quality-reports.ts'

/** Shapes of the console's API; docs/internal-api.md describes them. Bodies that do not fit are answered 422. */
const accountId = { type: 'string', pattern: '^[0-9]{12}$' } as const
const region = { type: 'string', pattern: '^[a-z0-9-]{1,32}$' } as const
const loopName = { type: 'string', minLength: 1, maxLength: 63 } as const
/** A few pages: what a person writes about one result. */
const text = { type: 'string', minLength: 1, maxLength: 10_000 } as const

export const REPORT_SCHEMA = {
  body: {
    type: 'object',
    required: ['loopName', 'reason', 'text'],
    properties: {
      accountId,
      region,
      loopName,
      reason: { type: 'string', minLength: 1, maxLength: 200 },
      text,
      workerId: { type: 'string', pattern: '^[0-9a-f]{16}$' },
    },
  },
} as const

const number = { type: 'object', properties: { id: { type: 'string', pattern: '^[0-9]{1,15}$' } } } as const
const named = { type: 'object', properties: { id: accountId } } as const
const ofAccount = { type: 'object', properties: { accountId } } as const
const paged = { type: 'object', properties: { accountId, nextToken: { type: 'string' } } } as const

export const LIST_SCHEMA = { querystring: paged } as const
export const SHOW_SCHEMA = { params: number, querystring: ofAccount } as const
export const ACT_SCHEMA = { params: number, body: ofAccount } as const
export const ANSWER_SCHEMA = {
  params: number,
  body: { type: 'object', required: ['reply'], properties: { accountId, reply: text } },
} as const
export const REWRITE_SCHEMA = {
  body: { type: 'object', required: ['loopName'], properties: { accountId, region, loopName } },
} as const
export const ACCOUNT_SCHEMA = {
  body: { type: 'object', required: ['accountId'], properties: { accountId } },
} as const
export const CLOSE_SCHEMA = { params: named } as const

const inRegion = { type: 'object', properties: { region } } as const
const byName = { type: 'object', properties: { name: { type: 'string', minLength: 1, maxLength: 256 } } } as const
export const REGION_SCHEMA = { querystring: inRegion } as const
export const NAMED_SCHEMA = { params: byName, querystring: inRegion } as const
export const NUMBERED_SCHEMA = { params: number } as const
export const OPERATION_SCHEMA = { params: byName, querystring: inRegion, body: { type: 'object' } } as const
export const OVERVIEW_SCHEMA = {
  querystring: {
    type: 'object',
    properties: {
      region,
      hours: { type: 'integer', minimum: 1, maximum: 2160 },
      stepHours: { type: 'integer', minimum: 1, maximum: 168 },
    },
  },
} as const
export const WORKER_SCHEMA = {
  body: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 256 },
      email: { type: 'string', maxLength: 320 },
      groups: { type: 'array', items: { type: 'string' } },
    },
  },
} as const
/** Lines of text, nothing that could hide or break one. */
export const ORGANIZATION_SCHEMA = {
  body: {
    type: 'object',
    required: ['name', 'contactEmail'],
    properties: {
      name: { type: 'string', maxLength: 200, pattern: '^[^\\p{C}]*$' },
      contactEmail: { type: 'string', maxLength: 320, pattern: '^([^\\s@\\p{C}]+@[^\\s@\\p{C}]+)?$' },
    },
  },
} as const
export const GROUPS_SCHEMA = {
  params: number,
  body: {
    type: 'object',
    properties: {
      add: { type: 'array', maxItems: 10, items: { type: 'string' } },
      remove: { type: 'array', items: { type: 'string' } },
    },
  },
} as const
export const PREVIEW_SCHEMA = {
  body: {
    type: 'object',
    required: ['template', 'input'],
    properties: { template: { type: 'string', maxLength: 128_000 }, input: { type: 'string', maxLength: 3_145_728 } },
  },
} as const

export const REFUSAL_STATUS: Record<Refusal['kind'], number> = { unknown: 404, conflict: 409, gone: 410 }

const time = (ms: number): string => new Date(ms).toISOString()

export const listedReport = (row: ReportRow) => ({
  id: String(row.id),
  accountId: row.account_id,
  loopName: row.loop_name,
  workerId: row.worker_id,
  reason: row.reason,
  text: row.text,
  status: row.status,
  reply: row.reply,
  createdAt: time(row.created_ms),
  changedAt: time(row.changed_ms),
})

/** `data` is null once it is purged. Source: spec 2.9 Q4. */
export const shownReport = ({ report, data }: ReportDetail) => ({
  ...listedReport(report),
  data: data && {
    inputContent: data.input,
    answers: data.answers.map(({ workerId, content }) => ({ workerId, answerContent: JSON.parse(content) })),
  },
})

export const listedAccount = (row: AccountRow) => ({
  accountId: row.id,
  status: row.is_closed === 1 ? 'Closed' : 'Open',
  createdAt: time(row.created_ms),
  closedAt: row.closed_ms === null ? null : time(row.closed_ms),
})

export const shownPerson = (person: ShownPerson, keys: Keys) => ({
  id: String(person.id),
  workerId: keys.workerId(person.issuer, person.sub),
  name: person.name,
  email: person.email,
  groups: person.groups,
  status: person.is_disabled === 1 ? 'Disabled' : 'Enabled',
  createdAt: time(person.created_ms),
})

export const createdAccount = (accountId: string, key: NewKey) => ({
  accountId,
  accessKeyId: key.id,
  secretAccessKey: key.secret,
})
