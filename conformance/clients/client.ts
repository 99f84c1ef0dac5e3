import type { Keys } from '../one-service.ts'

export type ServiceName = 'sagemaker' | 'sagemaker-a2i-runtime' | 'sts' | 's3'

export type Failure = { code: string; message: string; status: number }

/** A call as every client answers it: times are Dates, errors are values. */
export type Result = { ok: true; output: Record<string, unknown> } | { ok: false; error: Failure }

/** `retries`: as the client does by default; otherwise it sends every request once. */
export type Target = { url: string; keys: Keys; region?: string; retries?: boolean }

/** A real AWS client, driven by operation name (`DescribeHumanLoop`) and input. */
export type Client = {
  name: string
  call: (service: ServiceName, operation: string, input: object) => Promise<Result>
  close: () => Promise<void>
}

/** The output of a call that has to succeed. */
export async function output(result: Promise<Result>): Promise<Record<string, unknown>> {
  const ended = await result
  if (!ended.ok) throw new Error(`${ended.error.code} (${ended.error.status}): ${ended.error.message}`)
  return ended.output
}

/** The error of a call that has to fail. */
export async function failure(result: Promise<Result>): Promise<Failure> {
  const ended = await result
  if (ended.ok) throw new Error(`the call succeeded: ${JSON.stringify(ended.output)}`)
  return ended.error
}
