/** Shapes that the routes of the worker API share. Bodies that do not fit are answered 422. */
const epoch = { type: 'integer', minimum: 1 } as const
export const lease = { type: 'object', required: ['leaseEpoch'], properties: { leaseEpoch: epoch } } as const
export const withMember = (name: string, schema: object) => ({
  schema: {
    body: { ...lease, required: ['leaseEpoch', name], properties: { leaseEpoch: epoch, [name]: schema } },
  },
})

export type TaskRoute = { Params: { taskId: string } }
export type LeaseRoute = TaskRoute & { Body: { leaseEpoch: number } }
export type GiveBackRoute = TaskRoute & { Body: { leaseEpoch: number; reason?: string } }
/** `title`: of this kind only; it may be left out, and so may the body. */
export type KindRoute = { Body: { title?: string } | undefined }

/** Long enough to say what is wrong with a task, short enough to be read in a list. */
const REASON_LENGTH = 500
export const GIVE_BACK = {
  schema: {
    body: { ...lease, properties: { ...lease.properties, reason: { type: 'string', maxLength: REASON_LENGTH } } },
  },
}
export const KIND = {
  schema: { body: { type: ['object', 'null'], properties: { title: { type: 'string', maxLength: 256 } } } },
}
