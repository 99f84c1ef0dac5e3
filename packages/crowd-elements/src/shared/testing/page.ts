import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterEveryTest } from '../../../../../scripts/testing/whole-run.ts'
import { sharedBrowser } from './browser.ts'
import { type Site, startSite } from './site.ts'

/** An answer as it ends up in `answerContent`. */
export type Answer = Record<string, unknown>

export interface OpenOptions {
  /** Where the bundle's tag stands: before everything, as the service does it, or after the markup. */
  loader?: 'first' | 'last' | 'none'
  /** Without a host the page is a preview. */
  host?: boolean
  colorScheme?: 'light' | 'dark'
  viewport?: { width: number; height: number }
}

let site: Promise<Site> | undefined
let tab: Promise<Page> | undefined
let count = 0
let errors: string[] = []

/** The site that `open` serves its pages from. */
export const testSite = (): Promise<Site> => {
  site ??= startSite()
  return site
}

/** One tab for all tests, because a new one costs more than most tests; every test loads a document of its own. */
function sharedTab(): Promise<Page> {
  tab ??= openTab()
  return tab
}

async function openTab(): Promise<Page> {
  const page = await (await sharedBrowser()).newPage()
  page.on('pageerror', error => errors.push(String(error)))
  await page.addInitScript(prepareDocument)
  return page
}

/** Runs in every document before its own scripts: marks readiness and, with `?host`, keeps the answers. */
function prepareDocument(): void {
  document.addEventListener('all-crowd-elements-ready', () => document.documentElement.setAttribute('data-ready', ''))
  window.answers = []
  window.replies = []
  if (!location.search.includes('host')) return
  document.addEventListener('crowd-form-answer', event => {
    const { detail } = event as CustomEvent<{ taskAnswers: string; accept(): void; refuse(m: string): void }>
    event.preventDefault()
    window.answers.push(detail.taskAnswers)
    window.replies.push(detail)
  })
}

/** Opens a template as the service serves it and waits until the elements are ready. */
export async function open(template: string, options: OpenOptions = {}): Promise<Page> {
  const { loader = 'first', host = true, colorScheme = 'light', viewport = { width: 1280, height: 800 } } = options
  const page = await sharedTab()
  await prepareTab(page, { colorScheme, viewport })
  await page.goto((await address(template, loader)) + (host ? '?host' : ''))
  if (loader !== 'none') await page.waitForSelector('html[data-ready]', { state: 'attached' })
  await imagesSettled(page)
  return page
}

/** Waits until no image tool is still loading its image. */
export async function imagesSettled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('*')].every(element => !element.shadowRoot?.querySelector('.image-view.loading')),
  )
}

let prepared = ''

/** Only when something changes: each of these costs as much as loading a page. */
async function prepareTab(page: Page, look: Pick<Required<OpenOptions>, 'colorScheme' | 'viewport'>): Promise<void> {
  if (prepared === JSON.stringify(look)) return
  prepared = JSON.stringify(look)
  await page.setViewportSize(look.viewport)
  await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' })
}

async function address(template: string, loader: 'first' | 'last' | 'none'): Promise<string> {
  const tag = '<script src="/crowd-html-elements.js"></script>'
  const body = { first: `<!doctype html>${tag}${template}`, last: `<!doctype html>${template}${tag}`, none: template }
  return (await testSite()).serve(`/page-${++count}`, { type: 'text/html', body: body[loader] })
}

afterEveryTest(() => {
  const found = errors
  errors = []
  assert.deepEqual(found, [], 'no script of the page failed')
})

/** Presses the submit button of the form. */
export const pressSubmit = (page: Page): Promise<void> => page.getByRole('button', { name: 'Submit' }).first().click()

/** The answers the host has got so far, oldest first. */
export async function answersOf(page: Page): Promise<Answer[]> {
  const texts = await page.evaluate(() => window.answers)
  return texts.map(text => {
    const list = JSON.parse(text) as Answer[]
    assert.equal(list.length, 1, 'an answer is a list with one object')
    return list[0]!
  })
}

/** Presses Submit and returns the answer. Fails when the form does not let it through. */
export async function submit(page: Page): Promise<Answer> {
  const before = (await answersOf(page)).length
  await pressSubmit(page)
  const after = await answersOf(page)
  assert.equal(after.length, before + 1, 'pressing Submit sends one answer')
  return after.at(-1)!
}

/** The host's reply to the last answer. */
export async function reply(page: Page, verdict: 'accept' | { refuse: string }): Promise<void> {
  await page.evaluate(given => {
    const last = window.replies.at(-1)!
    if (given === 'accept') last.accept()
    else last.refuse(given.refuse)
  }, verdict)
}

/** Writes down the events of the given types that reach the document, as `type tag#id`. */
export async function recordEvents(page: Page, ...types: string[]): Promise<() => Promise<string[]>> {
  await page.evaluate(names => {
    window.heard = []
    for (const name of names)
      document.addEventListener(name, event => {
        const { localName, id } = event.target as Element
        window.heard.push(`${event.type} ${localName}${id ? `#${id}` : ''}`)
      })
  }, types)
  return () => page.evaluate(() => window.heard)
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// About whole pages; a template is a fragment in a frame whose surroundings the portal provides.
const PAGE_RULES = ['region', 'page-has-heading-one', 'landmark-one-main', 'document-title', 'heading-order']

/** Fails when axe-core finds anything, best practices included. */
export async function assertAccessible(page: Page): Promise<void> {
  await page.evaluate(axeSource)
  const violations = await page.evaluate(async disabled => {
    const rules = Object.fromEntries(disabled.map(id => [id, { enabled: false }]))
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const found = await axe.run(document, { rules })
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 160)).join(' | ')}`)
  }, PAGE_RULES)
  assert.deepEqual(violations, [], 'axe-core finds nothing')
}

/** The element that has the focus, looking into shadow trees from the outside: `tag#id`. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { localName, id } = document.activeElement ?? document.body
    return id ? `${localName}#${id}` : localName
  })

/** Whether the worker can see this text anywhere on the page. */
export const shows = (page: Page, text: string | RegExp): Promise<boolean> =>
  page.getByText(text).filter({ visible: true }).first().isVisible()
