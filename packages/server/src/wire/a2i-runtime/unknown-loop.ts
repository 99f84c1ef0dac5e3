import { error } from '../errors.ts'

export const unknownLoop = (name: string) =>
  error('notFound', `The human loop '${name}' does not exist in this account and region, or it was deleted.`)
