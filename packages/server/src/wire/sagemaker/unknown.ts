import { arn } from '../../human-loop/naming.ts'
import { error } from '../errors.ts'
import type { Caller } from '../operation.ts'

// Deployed code looks for parts of these sentences. Source: spec 3.4.

export const unknownFlow = (name: string, caller: Caller) =>
  error('notFound', `The flow definition '${arn(caller, 'flow-definition', name)}' does not exist.`)

export const unknownTaskUi = (name: string, caller: Caller) =>
  error('notFound', `The human task UI '${arn(caller, 'human-task-ui', name)}' does not exist.`)

export const unknownWorkteam = (name: string) =>
  error('validation', `The work team '${name}' does not exist in this account and region.`)

export const unknownWorkforce = (name: string) =>
  error('validation', `No workforce found with the name '${name}' in this account and region.`)
