import { outputLocation } from '../human-loop/naming.ts'

/** How long a worker has after accepting. Source: spec 2.6. */
export const TIME_LIMIT_SECONDS = { byDefault: 3_600, max: 2_592_000 }
/** How long after its creation a loop's tasks may be picked up. Source: spec 2.6. */
export const LIFETIME_SECONDS = { byDefault: 2_592_000, max: 2_592_000 }

/** The members of a flow definition that are limited beyond what the API model says. */
type Limited = {
  HumanLoopConfig?:
    | { TaskTimeLimitInSeconds?: number | undefined; TaskAvailabilityLifetimeInSeconds?: number | undefined }
    | undefined
  OutputConfig: { S3OutputPath: string }
}

/**
 * What keeps a flow definition from being usable; undefined when nothing does. The model lets HumanLoopConfig be left
 * out, but nothing can be reviewed without it. Source: spec 2.6, 4.2.
 */
export function flowComplaint(flow: Limited): string | undefined {
  const config = flow.HumanLoopConfig
  if (config === undefined || config === null)
    return "1 validation error detected: Value null at 'humanLoopConfig' failed to satisfy constraint: Member must not be null"
  return (
    tooLong('taskTimeLimitInSeconds', config.TaskTimeLimitInSeconds, TIME_LIMIT_SECONDS.max) ??
    tooLong('taskAvailabilityLifetimeInSeconds', config.TaskAvailabilityLifetimeInSeconds, LIFETIME_SECONDS.max) ??
    (outputLocation(flow.OutputConfig.S3OutputPath) === undefined
      ? `The S3OutputPath '${flow.OutputConfig.S3OutputPath}' names no bucket; give it as s3://bucket/prefix.`
      : undefined)
  )
}

const tooLong = (member: string, seconds: number | undefined, max: number): string | undefined =>
  seconds !== undefined && seconds !== null && seconds > max
    ? `1 validation error detected: Value '${seconds}' at 'humanLoopConfig.${member}' failed to satisfy constraint: Member must have value less than or equal to ${max}`
    : undefined
