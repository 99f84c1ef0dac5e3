import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { objectGrant } from '../objects/object-grant.ts'
import type { House } from '../parts.ts'
import { Preview } from '../preview/preview.ts'
import { servePreview } from '../preview/preview-server.ts'
import { runningUrl } from '../running.ts'
import type { Settings } from '../settings.ts'
import { accountOption, oneWord, readOptions } from './arguments.ts'
import { CommandError } from './command-error.ts'
import { untilStopped } from './until-stopped.ts'
import { withHouse } from './with-house.ts'

/** How long links to objects in the previewed page work: a working day. */
const LINKS_MS = 24 * 3600_000

/**
 * Shows a template, or without one the reference of the elements, until it is stopped. Pictures and documents from
 * `s3://…` come from the running service.
 */
export async function preview(args: string[], settings: Settings): Promise<undefined> {
  const { words, options } = readOptions('preview', args, ['input', 'account'])
  const input = options.get('input')?.at(-1)
  const template = words.length === 0 && input === undefined ? undefined : oneWord('preview', 'TEMPLATE.html', words)
  const files = [template, input].filter(file => file !== undefined)
  for (const file of files) if (!existsSync(file)) throw new CommandError(`there is no file ${file}`)
  const stopped = untilStopped()
  if (template === undefined) await show(undefined, 'The elements', stopped)
  else
    await withHouse(settings, async house => {
      const grant = () => grantOf(house, accountOption(options))
      const shown = new Preview({ template, input }, house.services.renderer, grant)
      const stopWatching = await shown.start()
      if (runningUrl(settings.dataDir) === undefined) warnAboutObjects(files)
      await show(shown, `Preview of ${template}`, stopped)
      stopWatching()
    })
  process.exit(0)
}

async function show(shown: Preview | undefined, what: string, stopped: Promise<void>): Promise<void> {
  const { url, close } = await servePreview(shown)
  process.stdout.write(`${what} on ${url}\n`)
  openInBrowser(url)
  await stopped
  close()
}

function warnAboutObjects(files: string[]): void {
  if (files.some(file => readFileSync(file, 'utf8').includes('s3://')))
    process.stderr.write(
      'handloop: the service is not running, so objects (s3://…) are not shown; npm start starts it\n',
    )
}

function grantOf({ services }: House, accountId: string): ReturnType<typeof objectGrant> {
  return objectGrant(services, { accountId, until: new Date(services.clock.now().getTime() + LINKS_MS) })
}

const OPENERS: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', linux: 'xdg-open' }

/** Where a person sits at this terminal; a script only reads the address. */
function openInBrowser(url: string): void {
  const opener = OPENERS[process.platform]
  if (!process.stdout.isTTY || opener === undefined) return
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}
