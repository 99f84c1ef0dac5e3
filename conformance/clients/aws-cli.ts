import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withoutAws } from '../one-service.ts'
import type { Client, Result, Target } from './client.ts'

const STATUS_UNKNOWN = 0

/** The AWS CLI, one process a call; it prints no HTTP status. Its own checks are switched off. */
export function awsCli({ url, keys, region = 'us-east-1' }: Target): Client {
  const home = mkdtempSync(join(tmpdir(), 'handloop-aws-'))
  writeFileSync(
    join(home, 'config'),
    '[default]\nparameter_validation = false\nretry_mode = standard\nmax_attempts = 1\n',
  )
  const env = {
    ...withoutAws(process.env),
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_DEFAULT_REGION: region,
    AWS_CONFIG_FILE: join(home, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'none'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  }
  return {
    name: 'AWS CLI',
    call: (service, operation, input) =>
      new Promise<Result>(resolve => {
        const command = service === 's3' ? 's3api' : service
        const args = [command, kebab(operation), '--endpoint-url', url, '--output', 'json', '--no-paginate']
        const given = JSON.stringify(input)
        execFile('aws', [...args, '--cli-input-json', given], { env }, (error, stdout, stderr) => {
          if (!error) return resolve({ ok: true, output: stdout.trim() === '' ? {} : JSON.parse(stdout) })
          const [, code = 'NoServiceError', message = stderr.trim()] =
            /An error occurred \((\w+)\) when calling the \w+ operation[^:]*: ([\s\S]*)/.exec(stderr) ?? []
          resolve({ ok: false, error: { code, message: message.trim(), status: STATUS_UNKNOWN } })
        })
      }),
    async close() {
      rmSync(home, { recursive: true, force: true })
    },
  }
}

const kebab = (operation: string): string =>
  operation.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase()
