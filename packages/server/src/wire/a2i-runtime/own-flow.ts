import { readArn } from '../../human-loop/naming.ts'
import { error, type ServiceError } from '../errors.ts'
import type { Caller } from '../operation.ts'

/** The name of the caller's own flow definition that an ARN stands for. */
export function ownFlow(
  flowDefinitionArn: string,
  caller: Caller,
): { ok: true; name: string } | { ok: false; error: ServiceError } {
  const parts = readArn(flowDefinitionArn)
  if (parts?.accountId === caller.accountId && parts.region === caller.region) return { ok: true, name: parts.name }
  return error(
    'validation',
    `The flow definition '${flowDefinitionArn}' is not in account ${caller.accountId} and region ${caller.region}; call with the keys and the region that it was created in.`,
  )
}
