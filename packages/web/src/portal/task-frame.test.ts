import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { button, frame, heading, note, onPage, openTask, service, submit, until } from './testing/portal-page.ts'

describe('the task frame', () => {
  const forged = { handloop: 1, type: 'submit', answerContent: { note: 'forged' } }

  test('other windows and other origins cannot submit, even one that the frame itself holds', async () => {
    service.reset('First form')
    await onPage(async page => {
      await openTask(page, 'First form')
      await page.evaluate(message => window.postMessage(message, '*'), forged)
      await frame(page)
        .locator('body')
        .evaluate(async (body, message) => {
          const inner = document.createElement('iframe')
          inner.srcdoc = `<script>top.postMessage(${JSON.stringify(message)}, '*')</script>`
          const loaded = new Promise(resolve => inner.addEventListener('load', resolve))
          body.append(inner)
          await loaded
        }, forged)
      await note(page).fill('mine')
      await submit(page).click()
      await heading(page, 'No more tasks').waitFor()
      assert.deepEqual(
        service.made('POST', 'submit').map(({ body }) => body.answerContent),
        [{ note: 'mine' }],
      )
    })
  })

  test('has its own origin, no way to the portal and no address of it', async () => {
    service.reset('First form')
    await onPage(async page => {
      await openTask(page, 'First form')
      const seen = await frame(page)
        .locator('body')
        .evaluate(() => {
          const reaches = () => {
            try {
              return window.parent.document.title
            } catch (error) {
              return (error as Error).name
            }
          }
          return {
            origin: location.origin,
            parent: reaches(),
            cookie: document.cookie,
            name: window.name,
            referrer: document.referrer,
          }
        })
      assert.deepEqual(seen, {
        origin: service.contentOrigin,
        parent: 'SecurityError',
        cookie: '',
        name: '',
        referrer: '',
      })
    })
  })

  test('works the same when it is served with a sandbox header', async () => {
    service.reset('First form')
    service.isSandboxed = true
    await onPage(async page => {
      await openTask(page, 'First form')
      await note(page).fill('from the sandbox')
      await button(page, 'Stop and resume later').click()
      await openTask(page, 'First form')
      await until('the work is back', async () => (await note(page).inputValue()) === 'from the sandbox')
      await submit(page).click()
      await heading(page, 'No more tasks').waitFor()
    })
  })

  test('fills everything below the bar, which stays thin', async () => {
    service.reset('First form')
    for (const [viewport, barMost] of [
      [{ width: 1440, height: 900 }, 60],
      [{ width: 390, height: 844 }, 110],
    ] as const)
      await onPage(
        async page => {
          await openTask(page, 'First form')
          const box = await page.locator('iframe').boundingBox()
          assert.ok(box && box.width === viewport.width && box.y <= barMost, JSON.stringify(box))
          assert.equal(Math.round(box.y + box.height), viewport.height)
          for (const name of ['Decline task', 'Release task', 'Stop and resume later']) {
            const own = await button(page, name).boundingBox()
            assert.ok(own && own.x >= 0 && own.x + own.width <= viewport.width, name)
          }
          await button(page, 'Release task').click()
          await heading(page, 'Tasks').waitFor()
        },
        { look: { viewport } },
      )
  })
})
