// What the tests need beside npm packages; brought by the system's package manager where it is missing.
import { spawnSync } from 'node:child_process'
import { postgresPrograms } from '../../packages/server/src/store/testing/postgres-server.ts'
import { nginxProgram, unpackNginx } from './nginx.ts'

/** `bring`: instead of installing the packages. */
type Tool = { name: string; packages: string[]; isThere: () => boolean; bring?: () => void }

const works = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0

const browsers = ['chromium', 'chromium-browser', 'google-chrome']
const pythons = ['python3', '/usr/bin/python3']

/** The first Python that has the AWS SDK. */
export const pythonWithBoto3 = (): string | undefined => pythons.find(python => works(python, '-c', 'import boto3'))

const TOOLS: Tool[] = [
  {
    name: 'a Chromium browser',
    packages: ['chromium'],
    isThere: () => process.env.HANDLOOP_CHROMIUM !== undefined || browsers.some(name => works('which', name)),
  },
  { name: 'Python with boto3', packages: ['python3-boto3'], isThere: () => pythonWithBoto3() !== undefined },
  { name: 'the AWS CLI', packages: ['awscli'], isThere: () => works('aws', '--version') },
  { name: 'PostgreSQL', packages: ['postgresql'], isThere: () => postgresPrograms() !== undefined },
  {
    name: 'nginx',
    packages: ['nginx'],
    isThere: () => process.platform !== 'linux' || nginxProgram() !== undefined,
    bring: unpackNginx,
  },
  { name: 'strace', packages: ['strace'], isThere: () => process.platform !== 'linux' || works('strace', '-V') },
]

/** @throws Error naming the package to install where there is no apt-get or no right to use it */
export function ensureTools(): void {
  const missing = TOOLS.filter(tool => !tool.isThere())
  if (missing.length === 0) return
  const packages = missing.flatMap(tool => (tool.bring === undefined ? tool.packages : []))
  process.stderr.write(`bringing ${missing.map(tool => tool.name).join(', ')} …\n`)
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = (...args: string[]): boolean => {
    const [command = '', ...rest] = [...sudo, 'apt-get', ...args]
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    return spawnSync(command, rest, { stdio: ['ignore', 2, 2], env }).status === 0
  }
  apt('update', '-q')
  if (packages.length > 0) apt('install', '-q', '-y', '--no-install-recommends', ...packages)
  for (const tool of missing) tool.bring?.()
  const still = missing.filter(tool => !tool.isThere())
  if (still.length > 0)
    throw new Error(
      `the tests need ${still.map(tool => tool.name).join(' and ')}; install ${still.flatMap(tool => tool.packages).join(' ')}`,
    )
}
