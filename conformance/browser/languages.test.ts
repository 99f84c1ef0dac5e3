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
    signIn: 'Anmelden',
    notHere: 'Von hier können Sie sich nicht anmelden',
    linkIsOver: 'Dieser Link gilt nicht mehr',
    noSuchPage: 'Diese Seite gibt es nicht',
    toTheTasks: 'Zu den Aufgaben',
    tasks: 'Aufgaben',
    start: 'Nächste Aufgabe beginnen',
    task: 'Aufgabe',
    later: 'Anhalten und später fortsetzen',
    submit: 'Absenden',
    none: 'Keine weiteren Aufgaben',
  },
  {
    locale: 'es-MX',
    signIn: 'Entrar',
    notHere: 'Desde aquí no se puede entrar',
    linkIsOver: 'Este enlace ya no sirve',
    noSuchPage: 'Esta página no existe',
    toTheTasks: 'Ir a las tareas',
    tasks: 'Tareas',
    start: 'Empezar la siguiente tarea',
    task: 'Tarea',
    later: 'Parar y seguir más tarde',
    submit: 'Enviar',
    none: 'No hay más tareas',
  },
  {
    locale: 'ja-JP',
    signIn: 'サインイン',
    notHere: 'ここからはサインインできません',
    linkIsOver: 'このリンクは使えなくなりました',
    noSuchPage: 'このページはありません',
    toTheTasks: 'タスク一覧へ',
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
        const fits = async () => assert.deepEqual(await page.evaluate(() => document.documentElement.scrollWidth), 390)
        const isGood = async () => {
          assert.equal(await page.locator('html').getAttribute('lang'), locale.slice(0, 2))
          await fits()
          assert.deepEqual(await accessibilityFaults(page), [])
        }
        const link = await house.service.cli('worker', 'add', `worker in ${locale}`)
        const headers = { origin: 'https://other.example', 'accept-language': `${locale},en;q=0.5` }
        const foreign = await fetch(link, { method: 'POST', headers })
        assert.equal(foreign.status, 403)
        assert.match(await foreign.text(), new RegExp(`<h1>${words.notHere}</h1>`))
        await page.goto(link)
        await button(page, words.signIn).waitFor()
        await isGood()
        await button(page, words.signIn).click()
        await heading(page, words.tasks).waitFor()
        await page.goto(link)
        await heading(page, words.linkIsOver).waitFor()
        await isGood()
        await page.goto(`${house.service.url}/worker/no-such-page`)
        await heading(page, words.noSuchPage).waitFor()
        await isGood()
        await page.getByRole('link', { name: words.toTheTasks }).click()
        await heading(page, words.tasks).waitFor()
        await isGood()
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
