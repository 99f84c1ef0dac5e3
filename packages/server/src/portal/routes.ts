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
