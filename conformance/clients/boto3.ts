import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pythonWithBoto3 } from '../../scripts/testing/tools.ts'
import type { Client, Result, Target } from './client.ts'

const driver = join(import.meta.dirname, 'boto3_driver.py')

/** boto3 in a Python process, its own checks switched off so that the service's are seen. */
export function boto3({ url, keys, region = 'us-east-1', retries = false }: Target): Client {
  const python = spawn(pythonWithBoto3() ?? 'python3', [driver], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = createInterface({ input: python.stdout })[Symbol.asyncIterator]()
  python.stdin.write(`${JSON.stringify({ url, region, retries, ...keys })}\n`)
  let last: Promise<unknown> = Promise.resolve()
  const ask = async (request: object): Promise<Result> => {
    python.stdin.write(`${JSON.stringify(request, dated)}\n`)
    const { value } = await answers.next()
    return JSON.parse(String(value), undated) as Result
  }
  return {
    name: 'boto3',
    call(service, operation, input) {
      const answer = last.then(() => ask({ service, operation, input }))
      last = answer.catch(() => {})
      return answer
    },
    async close() {
      const ended = once(python, 'exit')
      python.stdin.end()
      await ended
    },
  }
}

function dated(this: Record<string, unknown>, key: string, value: unknown): unknown {
  return this[key] instanceof Date ? { $date: (this[key] as Date).toISOString() } : value
}

const undated = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && '$date' in value ? new Date(String(value.$date)) : value
