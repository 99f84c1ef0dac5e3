// The template studio: a template beside the page that it makes, with what is wrong with it and the answer it gives.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { output } from '../../clients/client.ts'
import { aFlow, startLoop, TEMPLATE } from '../../fixtures.ts'
import { until } from '../../until.ts'
import { assertAccessible, assertAccessibleInEveryLook, atConsole, goTo, house, row } from './testing.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const editor = (page: Page) => page.getByRole('textbox', { name: 'Template text' })
const shown = (page: Page) => page.frameLocator('iframe[title="The task as a worker sees it"]')
const save = async (name: string, text: string) =>
  output(house.client.call('sagemaker', 'CreateHumanTaskUi', { HumanTaskUiName: name, UiTemplate: { Content: text } }))

describe('the template studio', () => {
  test('a template is shown with the input of a recent loop, changed, mended, tried and saved under a new name', async () => {
    const flowArn = await aFlow(house.client, 'studio')
    await startLoop(house.client, 'studio-1', flowArn, { text: 'words of a real loop' })
    await atConsole('/worker-task-templates', async page => {
      await page.getByRole('link', { name: 'studio', exact: true }).click()
      await shown(page).getByText('words of a real loop').waitFor()
      await editor(page).fill(TEMPLATE.replace('</crowd-form>', '\n{{ task.input.text | shout }}</crowd-form>'))
      await page
        .getByText(/undefined filter: shout/)
        .first()
        .waitFor()
      await button(page, 'Show line 3 in the editor').click()
      assert.ok(await editor(page).evaluate(text => text.contains(document.activeElement)))
      await editor(page).fill(TEMPLATE.replace('label="Note"', 'label="Remark"'))
      await shown(page).getByLabel('Remark').fill('as the worker would')
      await shown(page).getByRole('button', { name: 'Submit' }).click()
      await page.getByRole('region', { name: 'answerContent' }).getByText('"note": "as the worker would"').waitFor()
      await page.getByText('Compare with the saved version').click()
      await editor(page).locator('del', { hasText: 'Note' }).waitFor()
      await button(page, 'Save as a new template').click()
      const dialog = page.getByRole('dialog', { name: 'Save as a new template' })
      await dialog.getByText('A template that has been made cannot be changed.').waitFor()
      await dialog.getByLabel('Name of the new template').fill('studio-changed')
      await dialog.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('heading', { name: 'studio-changed', level: 1 }).waitFor()
      await shown(page).getByLabel('Remark').waitFor()
      await goTo(page, '/worker-task-templates/studio')
      await shown(page).getByLabel('Note').waitFor()
    })
    // The workers of other tests must not be offered it.
    await output(house.client.call('sagemaker-a2i-runtime', 'StopHumanLoop', { HumanLoopName: 'studio-1' }))
  })

  test('what was typed stays while somebody looks elsewhere, until it is discarded', async () => {
    await save('kept', TEMPLATE)
    await atConsole('/worker-task-templates/kept', async page => {
      await editor(page).fill('<crowd-form>half of an idea</crowd-form>')
      await page.getByText('Your changes are not saved.').waitFor()
      await goTo(page, '/worker-task-templates')
      await page.getByRole('link', { name: 'kept', exact: true }).click()
      await shown(page).getByText('half of an idea').waitFor()
      await button(page, 'Discard changes').click()
      await shown(page).getByLabel('Note').waitFor()
      assert.equal(await button(page, 'Save as a new template').isDisabled(), true)
    })
  })

  test('an author is told what would not work for a worker, and what is filled in survives a change', async () => {
    await save(
      'noted',
      '<crowd-form><crowd-input name="a" label="A"></crowd-input><crowd-inputt></crowd-inputt></crowd-form>',
    )
    await atConsole('/worker-task-templates/noted', async page => {
      await page.getByText('<crowd-inputt> is no crowd element; is the name misspelt?').waitFor()
      const told = page.evaluate(
        () =>
          new Promise<void>(heard =>
            addEventListener('message', ({ data }) => {
              if (data.type === 'draft') heard()
            }),
          ),
      )
      await shown(page).getByLabel('A').fill('typed before')
      await told
      await editor(page).fill('<crowd-form><crowd-input name="a" label="A, changed"></crowd-input></crowd-form>')
      await shown(page).getByLabel('A, changed').waitFor()
      await page.getByText('None found.').waitFor()
      const value = () => shown(page).getByLabel('A, changed').inputValue()
      await until(value, text => text === 'typed before')
      await button(page, 'Start over').click()
      await until(value, text => text === '')
    })
  })

  test('a new template begins with a text that works, for each type', async () => {
    await atConsole('/worker-task-templates', async page => {
      await page.getByRole('link', { name: 'Create template' }).click()
      await shown(page).getByText('How does the writer feel?').waitFor()
      await button(page, 'Create').click()
      await page.getByText(/ValidationException/).waitFor()
      await page.getByLabel('Template type').click()
      await page.getByRole('option', { name: 'Rekognition image moderation' }).click()
      await shown(page).getByText('What can be seen?').waitFor()
      await page.getByLabel('Template name').fill('made-here')
      await button(page, 'Create').click()
      await page.getByRole('heading', { name: 'made-here', level: 1 }).waitFor()
      await editor(page).getByText('crowd-rekognition-detect-moderation-labels').first().waitFor()
    })
  })

  test('a new template that nobody has saved survives leaving and a reload, is asked about, and can be discarded', async () => {
    await atConsole('/worker-task-templates/Create', async page => {
      const asked: string[] = []
      page.on('dialog', dialog => {
        asked.push(dialog.type())
        void dialog.accept()
      })
      await page.getByLabel('Template name').click()
      await page.getByLabel('Template name').fill('half-done')
      await editor(page).fill('<crowd-form>half of a new idea</crowd-form>')
      await page.getByText('The new template is not made yet. What you typed is kept in this browser until').waitFor()
      await assertAccessibleInEveryLook(page)
      await goTo(page, '/worker-task-templates')
      await page.getByText('The new template is not made yet. What you typed is kept in this browser.').waitFor()
      await page.getByRole('link', { name: 'Create template' }).click()
      await shown(page).getByText('half of a new idea').waitFor()
      await page.getByLabel('Template name').click()
      await page.reload()
      assert.deepEqual(asked, ['beforeunload'], 'asked once, when leaving the site')
      await shown(page).getByText('half of a new idea').waitFor()
      assert.equal(await page.getByLabel('Template name').inputValue(), 'half-done')

      await page.getByLabel('Template type').click()
      await page.getByRole('option', { name: 'Textract form extraction' }).click()
      const replacing = page.getByRole('dialog', { name: 'Replace your text?' })
      await replacing.getByRole('button', { name: 'Cancel' }).click()
      await shown(page).getByText('half of a new idea').waitFor()

      await button(page, 'Discard').click()
      const dialog = page.getByRole('dialog', { name: 'Discard what you typed?' })
      await dialog.getByRole('button', { name: 'Discard' }).click()
      await shown(page).getByText('How does the writer feel?').waitFor()
      assert.equal(await page.getByLabel('Template name').inputValue(), '')

      await page.getByLabel('Template name').fill('made-in-the-end')
      await button(page, 'Create').click()
      await page.getByRole('heading', { name: 'made-in-the-end', level: 1 }).waitFor()
      await goTo(page, '/worker-task-templates/Create')
      await shown(page).getByText('How does the writer feel?').waitFor()
      assert.equal(await page.getByLabel('Template name').inputValue(), '', 'what was created is not kept')
    })
  })

  test('a template is deleted after a question that says what becomes of its workflows', async () => {
    await save('unwanted', TEMPLATE)
    await atConsole('/worker-task-templates', async page => {
      await page.getByRole('radio', { name: 'Select unwanted' }).click()
      await button(page, 'Delete').click()
      const dialog = page.getByRole('dialog', { name: 'Delete unwanted?' })
      await dialog.getByText(/can start no new human loops/).waitFor()
      await dialog.getByRole('button', { name: 'Delete' }).click()
      await page.getByText('The template unwanted was deleted.').waitFor()
      await row(page, 'unwanted').waitFor({ state: 'detached' })
    })
  })

  test('a template’s program reaches nothing of the console', async () => {
    const trying = `<crowd-form><p id="loot"></p></crowd-form><script>
      const tries = [() => parent.document.title, () => document.cookie, () => top.location.href, () => parent.sessionStorage.length]
      document.getElementById('loot').textContent = 'loot: ' + tries.map(one => { try { return one() } catch (e) { return e.name } }).join(';')
    </script>`
    await save('hostile-studio', trying)
    await atConsole('/worker-task-templates/hostile-studio', async page => {
      const loot = shown(page).getByText('loot: ')
      assert.equal(await loot.textContent(), 'loot: SecurityError;;SecurityError;SecurityError')
    })
    const frame = await fetch(`${house.service.url.replace('127.0.0.1', 'localhost')}/preview-frame/`)
    assert.match(String(frame.headers.get('content-security-policy')), /frame-ancestors http:\/\/127\.0\.0\.1:\d+$/)
    assert.equal(frame.headers.get('set-cookie'), null)
  })

  test('to the checker: list, studio with a problem, and a new template', async () => {
    await save('checked-studio', TEMPLATE)
    await atConsole('/worker-task-templates', async page => {
      await row(page, 'checked-studio').waitFor()
      await assertAccessibleInEveryLook(page)
      await goTo(page, '/worker-task-templates/checked-studio')
      await editor(page).fill('<crowd-form>{{ task.input.a | shout }}</crowd-form>')
      await page
        .getByText(/undefined filter: shout/)
        .first()
        .waitFor()
      await assertAccessibleInEveryLook(page)
      // Longer than its editor, which is scrolled then.
      await editor(page).fill(`<crowd-form>${'<p>a line</p>\n'.repeat(100)}</crowd-form>`)
      await assertAccessible(page)
      await goTo(page, '/worker-task-templates/Create')
      await shown(page).getByText('How does the writer feel?').waitFor()
      await assertAccessibleInEveryLook(page)
    })
  })
})
