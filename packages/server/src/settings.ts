import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** Everything that can be set from outside, checked once. Source: contract, settings. */
export type Settings = {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | null
  s3: { endpoint: string; accessKeyId: string | null; secretAccessKey: string | null; region: string } | null
  publicUrl: URL | null
  contentUrl: URL | null
  region: string
  hasTestControls: boolean
  /** CIDR blocks of proxies whose X-Forwarded-For is believed. */
  trustedProxies: string[]
  /** null: no limit. Source: spec 4.8. */
  quotas: { openLoopsPerAccount: number | null; requestsPerSecondPerAccount: number | null }
  events: {
    webhookUrl: URL | null
    webhookSecret: string | null
    eventBridge: { endpoint: string; busName: string } | null
    sendsTaskEvents: boolean
  }
}

export class SettingsError extends Error {}

const FLAGS = [
  'port',
  'host',
  'data-dir',
  'database-url',
  's3-endpoint',
  'public-url',
  'content-url',
  'region',
] as const
type Flag = (typeof FLAGS)[number]

export const variableOf = (flag: Flag): string => `HANDLOOP_${flag.toUpperCase().replaceAll('-', '_')}`

/** Splits the flags of the settings from the rest of a command line. Flags win over the environment. */
export function readArguments(args: string[]): { flags: Partial<Record<Flag, string>>; rest: string[] } {
  const options = Object.fromEntries(FLAGS.map(flag => [flag, { type: 'string' as const }]))
  const known = new Set(FLAGS.map(flag => `--${flag}`))
  const ours: string[] = []
  const rest: string[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!
    if (!known.has(arg.split('=')[0]!)) rest.push(arg)
    else if (arg.includes('=')) ours.push(arg)
    else {
      if (args[i + 1] === undefined) throw new SettingsError(`${arg} needs a value after it`)
      ours.push(`${arg}=${args[++i]}`)
    }
  }
  return { flags: parseArgs({ args: ours, options }).values as Partial<Record<Flag, string>>, rest }
}

export function readSettings(env: NodeJS.ProcessEnv, flags: Partial<Record<Flag, string>> = {}): Settings {
  const given = (flag: Flag): string | undefined => flags[flag] ?? (env[variableOf(flag)] || undefined)
  const region = given('region') ?? 'us-east-1'
  if (!/^[a-z0-9-]{1,32}$/.test(region))
    throw new SettingsError(`${variableOf('region')} is not a region name: "${region}"`)
  const s3 = s3Of(given('s3-endpoint'), env, region)
  return {
    port: portOf(given('port') ?? '4600'),
    host: given('host') ?? '127.0.0.1',
    dataDir: resolve(given('data-dir') ?? '.handloop'),
    databaseUrl: databaseUrlOf(given('database-url'), s3 !== null),
    s3,
    publicUrl: urlOf('public-url', given('public-url')),
    contentUrl: urlOf('content-url', given('content-url')),
    region,
    hasTestControls: env.HANDLOOP_TEST_CONTROLS === '1',
    trustedProxies: cidrsOf('HANDLOOP_TRUSTED_PROXIES', env.HANDLOOP_TRUSTED_PROXIES),
    quotas: {
      openLoopsPerAccount: countOf('HANDLOOP_OPEN_LOOPS_PER_ACCOUNT', env),
      requestsPerSecondPerAccount: countOf('HANDLOOP_REQUESTS_PER_SECOND_PER_ACCOUNT', env),
    },
    events: eventsOf(env),
  }
}

/** Nodes share the database and no disk, so their objects must be somewhere that all of them reach. */
function databaseUrlOf(text: string | undefined, hasSharedObjects: boolean): string | null {
  if (text === undefined) return null
  const name = variableOf('database-url')
  // Not shown: it holds a password.
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text))
    throw new SettingsError(`${name} must be an address like postgres://user:password@host:5432/handloop`)
  // Would take the place of what a session needs, flushing before an answer among it.
  if (new URL(text).searchParams.has('options'))
    throw new SettingsError(`${name} must not have ?options=…; set what you need for the database or its user instead`)
  if (!hasSharedObjects)
    throw new SettingsError(
      `${name} is set, and nodes that share a database share no disk: set ${variableOf('s3-endpoint')} to an S3 service (or aws), or unset ${name}`,
    )
  return text
}

function countOf(name: string, env: NodeJS.ProcessEnv): number | null {
  const text = env[name]
  if (!text) return null
  if (!/^[1-9]\d{0,11}$/.test(text)) throw new SettingsError(`${name} must be a whole number from 1 up, not "${text}"`)
  return Number(text)
}

function cidrsOf(name: string, text: string | undefined): string[] {
  const cidrs = (text ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)
  const wrong = cidrs.find(cidr => isIP(cidr.split('/')[0]!) === 0 || !/^[^/]+\/\d{1,3}$/.test(cidr))
  if (wrong !== undefined) throw new SettingsError(`${name} must list CIDR blocks such as 10.0.0.0/8, not "${wrong}"`)
  return cidrs
}

function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65535)
    throw new SettingsError(`${variableOf('port')} must be a whole number from 0 to 65535, not "${text}"`)
  return port
}

function urlOf(flag: Flag, text: string | undefined): URL | null {
  if (text === undefined) return null
  return httpUrl(variableOf(flag), text)
}

function httpUrl(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw new SettingsError(`${name} must be an address like https://review.example.org, not "${text}"`)
  url.pathname = url.pathname.replace(/\/+$/, '')
  return url
}

function s3Of(endpoint: string | undefined, env: NodeJS.ProcessEnv, region: string): Settings['s3'] {
  if (endpoint === undefined) return null
  if (endpoint !== 'aws') httpUrl(variableOf('s3-endpoint'), endpoint)
  return {
    endpoint,
    accessKeyId: env.HANDLOOP_S3_ACCESS_KEY_ID ?? null,
    secretAccessKey: env.HANDLOOP_S3_SECRET_ACCESS_KEY ?? null,
    region: env.HANDLOOP_S3_REGION ?? region,
  }
}

function eventsOf(env: NodeJS.ProcessEnv): Settings['events'] {
  const webhook = env.HANDLOOP_WEBHOOK_URL || undefined
  const bridge = env.HANDLOOP_EVENTBRIDGE_ENDPOINT || undefined
  if (bridge !== undefined && bridge !== 'aws') httpUrl('HANDLOOP_EVENTBRIDGE_ENDPOINT', bridge)
  const webhookUrl = webhook === undefined ? null : eventUrl('HANDLOOP_WEBHOOK_URL', webhook)
  return {
    webhookUrl,
    webhookSecret: env.HANDLOOP_WEBHOOK_SECRET || null,
    eventBridge: bridge === undefined ? null : { endpoint: bridge, busName: env.HANDLOOP_EVENTBRIDGE_BUS || 'default' },
    sendsTaskEvents: env.HANDLOOP_TASK_EVENTS === '1',
  }
}

/** Webhook addresses may carry a query; everything else is as for any address. */
function eventUrl(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new SettingsError(`${name} must be an http or https address, not "${text}"`)
  if (url.username !== '' || url.password !== '')
    throw new SettingsError(`${name} must not hold a user name or password; events are signed instead`)
  return url
}

/** `127.0.0.1`, `::1` or `localhost`: a name that only this machine can mean. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'))
