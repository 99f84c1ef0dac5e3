// `handloop preview` as a template's author uses it: by what stands on the page, while the files change under it.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { BUCKET } from '../fixtures.ts'
import { program } from '../one-service.ts'
import { until } from '../until.ts'
import { browser, house } from './testing/house.ts'
import { put } from './testing/objects.ts'

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
)

const folder = mkdtempSync(join(tmpdir(), 'handloop-preview-'))
const template = join(folder, 'template.html')
const input = join(folder, 'input.json')
const write = (html: string, task: unknown = { name: 'first' }) => {
  writeFileSync(template, html)
  writeFileSync(input, JSON.stringify(task))
}

let child: ChildProcess
let page: Page

before(async () => {
  write('<crowd-form><p>Hello {{ task.input.name }}</p></crowd-form>')
  child = spawn(process.execPath, [program, 'preview', template, '--input', input], {
    env: { ...process.env, HANDLOOP_DATA_DIR: house.service.dataDir, HANDLOOP_LIFELINE: '1' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string]
  page = await browser.newPage()
  await page.goto(/ on (\S+)$/.exec(line)![1]!)
})
after(async () => {
  await page.close()
  child.kill()
  await once(child, 'exit')
  rmSync(folder, { recursive: true })
})

const task = () => page.frameLocator('iframe')
const problems = () => page.getByRole('status')
const problem = (text: string | RegExp) => problems().getByText(text).waitFor()

describe('the preview of a template', () => {
  test('shows it with the input, and again when either file is saved', async () => {
    await task().getByText('Hello first').waitFor()
    write('<crowd-form><p>Hi {{ task.input.name }}</p></crowd-form>', { name: 'second' })
    await task().getByText('Hi second').waitFor()
    await page.getByText('None found.').waitFor()
  })

  test('finds nothing wrong with a template that is right', async () => {
    write(`<crowd-entity-annotation name="found" text="aspirin" labels="['drug']"></crowd-entity-annotation>`)
    await task().getByText('aspirin').waitFor()
    await page.getByText('None found.').waitFor()
  })

  test('shows the answer that an application would get, and can be answered again', async () => {
    write('<crowd-form><crowd-input name="serial" label="Serial"></crowd-input></crowd-form>')
    await task().getByLabel('Serial').fill('A-7')
    await task().getByRole('button', { name: 'Submit' }).click()
    const answer = page.getByRole('region', { name: 'answerContent' })
    assert.deepEqual(JSON.parse((await answer.textContent())!), { serial: 'A-7' })
    await page.getByRole('button', { name: 'Answer again' }).click()
    await page.waitForFunction(() => !document.querySelector('handloop-preview')!.shadowRoot!.querySelector('pre'))
    assert.equal(await task().getByLabel('Serial').inputValue(), 'A-7', 'what was filled in stays')
  })

  test('says what Liquid does not understand, with line and column', async () => {
    write('<crowd-form>\n  {{ task.input.name | shout }}</crowd-form>')
    await problem(/undefined filter: shout/)
    await problem('line 2, column 3')
    write('<crowd-form>\n\n{% if task.input.name %}</crowd-form>')
    await problem(/line 3, column 1/)
  })

  test('says what is read and not in the input, and where', async () => {
    write('<crowd-form>{{ task.input.name }}\n {{ task.input.labels[0] }}{{ worker.id }}</crowd-form>')
    await problem('task.input.labels is not in the input, and shows nothing')
    await problem('line 2, column 5')
    await problem(/“worker” is not known here/)
  })

  test('says what would not work in the page', async () => {
    write(`<crowd-form><crowd-classifier categories="['a' 'b']"></crowd-classifier><crowd-imput></crowd-imput>
      <crowd-keypoint name="k" src="no-such.png" labels="['a' 'b']"></crowd-keypoint>
      <img src="no-such.png"></crowd-form><script>throw new Error('oops')</script>`)
    await problem('<crowd-classifier> has no name: its answer will be missing')
    await problem('categories of <crowd-classifier> is no JSON we can read')
    await problem('labels of <crowd-keypoint> is no JSON we can read')
    await problem('<crowd-imput> is no crowd element; is the name misspelt?')
    await problem('<img> could not load “no-such.png”')
    await problem(/A script failed: .*oops/)
    write('<p>Nothing</p>')
    await problem('There is no <crowd-form>: workers could not submit anything')
  })

  test('shows objects of the running service', async () => {
    await put('preview.png', 'image/png', PIXEL)
    write('<crowd-form><img alt="it" src="{{ task.input.image | grant_read_access }}"></crowd-form>', {
      image: `s3://${BUCKET}/preview.png`,
    })
    const image = task().getByAltText('it')
    await image.waitFor()
    await until(
      () => image.evaluate((node: HTMLImageElement) => node.naturalWidth),
      width => width === 1,
    )
  })

  test('says that the input is no JSON, and that a file is gone', async () => {
    writeFileSync(input, '{"name": ')
    await problem(/input is not a JSON/)
    rmSync(template)
    await problem(/no such file/)
  })

  test('keeps the template away from the page around it', async () => {
    write(
      `<crowd-form></crowd-form><script>try { document.title = parent.document.title } catch { document.title = 'kept out' }</script>`,
    )
    await until(
      () =>
        task()
          .locator('html')
          .evaluate(() => document.title),
      title => title === 'kept out',
    )
  })
})
