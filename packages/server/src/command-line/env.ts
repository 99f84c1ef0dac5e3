import { addressesOf } from '../addresses.ts'
import type { Settings } from '../settings.ts'
import { oldestAccessKey, ROOT_ACCOUNT } from '../store/accounts.ts'
import { CommandError } from './command-error.ts'
import { asRunning, withHouse } from './with-house.ts'

const SERVICES = ['SAGEMAKER', 'SAGEMAKER_A2I_RUNTIME', 'S3', 'STS', 'TEXTRACT', 'REKOGNITION']

/** One `export NAME=value` per line, no quotes, for `eval`. Source: contract, command line. */
export async function env(args: string[], settings: Settings): Promise<string> {
  const isScoped = args.length === 1 && args[0] === '--scoped'
  if (args.length > 0 && !isScoped) throw new CommandError(`env knows only --scoped, not "${args.join(' ')}"`)
  const key = await withHouse(settings, ({ services }) => services.store.read(() => oldestAccessKey(ROOT_ACCOUNT)))
  if (key === undefined)
    throw new CommandError(`account ${ROOT_ACCOUNT} has no access key; make one with handloop access-key create`)
  const running = asRunning(settings)
  const endpoint = addressesOf(running, running.port).apiUrl
  const endpoints = isScoped ? SERVICES.map(name => `AWS_ENDPOINT_URL_${name}`) : ['AWS_ENDPOINT_URL']
  const values = [
    ['AWS_ACCESS_KEY_ID', key.id],
    ['AWS_SECRET_ACCESS_KEY', key.secret],
    ['AWS_REGION', settings.region],
    ['AWS_DEFAULT_REGION', settings.region],
    ...endpoints.map(name => [name, endpoint]),
  ]
  return values.map(([name, value]) => `export ${name}=${value}`).join('\n')
}
