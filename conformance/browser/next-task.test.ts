// The next task stands ready behind the current one, and nobody notices but for the time it saves.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Frame, Page } from 'playwright-core'
import { until } from '../until.ts'
import { atDesk } from './testing/desk.ts'
import { button, heading, rows, startWorking, submit, task } from './testing/portal.ts'

const NOTE = `<crowd-form><p>{{ task.input.text }}</p><crowd-input name="note" label="Note"></crowd-input></crowd-form>`
const inputs = ['first', 'second', 'third'].map(text => ({ text }))
const note = (page: Page) => task(page).getByLabel('Note')
/** The browser may still be on its way into the frame, and what is typed go nowhere: whoever sees that types again. */
const fillIn = (page: Page, text: string) =>
  until(
    async () => {
      await note(page).fill(text)
      return note(page).inputValue()
    },
    value => value === text,
  )
const countIn = (frame: Frame, text: string) =>
  frame
    .getByText(text, { exact: true })
    .count()
    .catch(() => 0)
/** The frame that waits behind the current one, when it is complete. */
const standsReady = async (page: Page, text: string) => {
  await until(
    async () => (await Promise.all(page.frames().map(frame => countIn(frame, text)))).some(count => count > 0),
    isThere => isThere,
  )
  // The portal has heard of it as well: else it would load the page anew, to be sure.
  await page.locator('handloop-portal[next-is-ready]').waitFor()
}

describe('the next task', () => {
  test('is loaded behind the current one and shown without loading again; each answer goes where it belongs', () =>
    atDesk({ template: NOTE, inputs }, async ({ page, loops, becomes, answers }) => {
      const frames: string[] = []
      page.on('request', request => request.url().includes('/frames/') && frames.push(request.url()))
      await startWorking(page)
      for (const [index, { text }] of inputs.entries()) {
        await task(page).getByText(text).waitFor()
        await fillIn(page, `about the ${text}`)
        if (index < inputs.length - 1) await standsReady(page, inputs[index + 1]!.text)
        await submit(page).click()
      }
      await heading(page, 'No more tasks').waitFor()
      assert.equal(frames.length, inputs.length)
      for (const [index, loop] of loops.entries()) {
        await becomes(loop, 'Completed')
        assert.deepEqual(await answers(loop), [{ note: `about the ${inputs[index]!.text}` }])
      }
    }))

  test('is stopped while it waits: the worker gets the one behind it', () =>
    atDesk({ template: NOTE, inputs }, async ({ page, loops, stop, becomes }) => {
      await startWorking(page)
      await standsReady(page, 'second')
      await stop(loops[1]!)
      await becomes(loops[1]!, 'Stopped')
      await standsReady(page, 'third')
      await submit(page).click()
      await task(page).getByText('third').waitFor()
    }))

  test('belongs to nobody while it waits: it is out of reach of the keyboard, and not accepted', () =>
    atDesk({ template: NOTE, inputs: inputs.slice(0, 2) }, async ({ page, loops, becomes }) => {
      await startWorking(page)
      await standsReady(page, 'second')
      for (let presses = 0; presses < 20; presses++) {
        await page.keyboard.press('Tab')
        const isBehind = await page.evaluate(() => {
          let focused: Element | null = document.activeElement
          while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
          return focused?.closest('.behind') !== null && focused?.closest('.behind') !== undefined
        })
        assert.equal(isBehind, false)
      }
      await button(page, 'Release task').click()
      await rows(page).nth(1).waitFor()
      assert.equal(await rows(page).getByText('In work').count(), 0)
      assert.equal(await page.locator('iframe').count(), 0)
      // The browser tells of a frame that is gone a little later than of the list in its place.
      await until(
        async () => page.frames().length,
        frames => frames === 1,
      )
      await becomes(loops[1]!, 'InProgress')
    }))

  test('cannot be read from the task in front, nor read what that one keeps', () =>
    atDesk(
      {
        template: `<crowd-form><p>{{ task.input.text }}</p><input type="hidden" name="found"></crowd-form><script>
          try { localStorage.setItem('secret', '{{ task.input.text }}') } catch {}
          const kept = () => { try { return localStorage.getItem('secret') } catch (error) { return error.name } }
          setInterval(() => {
            const seen = []
            for (let index = 0; index < 5; index++)
              try { seen.push(parent.frames[index].document.body.textContent) } catch (error) { seen.push(error.name) }
            document.querySelector('input[name=found]').value = JSON.stringify([kept(), parent.frames.length, seen])
          }, 20)</script>`,
        inputs: inputs.slice(0, 2),
        mayComplain: /Blocked|Unsafe/,
      },
      async ({ page, loops, becomes, answers }) => {
        const found = task(page).locator('input[name=found]')
        /** From now on: what was found before may be of a page that stood alone. */
        const looksAgain = async () => {
          await found.evaluate(field => {
            ;(field as HTMLInputElement).value = ''
          })
          await until(
            () => found.inputValue(),
            value => value !== '',
          )
        }
        await startWorking(page)
        await standsReady(page, 'second')
        await looksAgain()
        await submit(page).click()
        await task(page).getByText('second').waitFor()
        await looksAgain()
        await submit(page).click()
        await heading(page, 'No more tasks').waitFor()
        for (const [index, loop] of loops.entries()) {
          await becomes(loop, 'Completed')
          const [answer] = (await answers(loop)) as { found: string }[]
          const [secret, frames, seen] = JSON.parse(answer!.found) as [string, number, string[]]
          // Some browsers keep nothing for a frame of another origin; the page behind has a place of its own.
          assert.ok(secret === inputs[index]!.text || (index === 0 && secret === 'SecurityError'), secret)
          assert.equal(frames, 0)
          assert.ok(
            seen.every(one => /Error$/.test(one)),
            seen.join(),
          )
        }
      },
    ))
})
