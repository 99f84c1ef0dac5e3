// The portal in the languages of its elements, by what the browser asks for.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { accessibilityFaults } from '../../packages/web/src/portal/testing/browser.ts'
import { atDesk } from './testing/desk.ts'
import { browser, house } from './testing/house.ts'
import { button, heading } from './testing/portal.ts'

const NOTE = '<crowd-form><crowd-input name="note" label="Note"></crowd-input></crowd-form>'
const LANGUAGES = [
  {
    locale: 'de-AT',
    tasks: 'Aufgaben',
    start: 'Nächste Aufgabe beginnen',
    task: 'Aufgabe',
    later: 'Anhalten und später fortsetzen',
    submit: 'Absenden',
    none: 'Keine weiteren Aufgaben',
  },
  {
    locale: 'es-MX',
    tasks: 'Tareas',
    start: 'Empezar la siguiente tarea',
    task: 'Tarea',
    later: 'Parar y seguir más tarde',
    submit: 'Enviar',
    none: 'No hay más tareas',
  },
  {
    locale: 'ja-JP',
    tasks: 'タスク',
    start: '次のタスクを開始',
    task: 'タスク',
    later: '中断して後で再開',
    submit: '送信',
    none: 'タスクはもうありません',
  },
]

describe('the whole journey on a phone', () => {
  for (const { locale, ...words } of LANGUAGES)
    test(`in ${locale}: nothing is wider than the screen, and nothing is left in English`, () =>
      atDesk({ template: NOTE }, async ({ loops, becomes }) => {
        const context = await browser.newContext({ locale, viewport: { width: 390, height: 844 } })
        const page = await context.newPage()
        await page.goto(await house.service.cli('worker', 'add', `worker in ${locale}`))
        await button(page, 'Sign in').click()
        await heading(page, words.tasks).waitFor()
        assert.equal(await page.locator('html').getAttribute('lang'), locale.slice(0, 2))
        const fits = async () => assert.deepEqual(await page.evaluate(() => document.documentElement.scrollWidth), 390)
        await fits()
        assert.deepEqual(await accessibilityFaults(page), [])
        await button(page, words.start).click()
        const frame = page.frameLocator(`iframe[title="${words.task}"]`)
        await button(frame, words.submit).waitFor()
        await button(page, words.later).waitFor()
        await fits()
        assert.deepEqual(await accessibilityFaults(page), [])
        await button(frame, words.submit).click()
        await heading(page, words.none).waitFor()
        await fits()
        await becomes(loops[0]!, 'Completed')
        await context.close()
      }))
})
