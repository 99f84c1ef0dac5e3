// One page with every widget of this version and every kind of native control, filled in by a person.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FrameLocator, Page } from 'playwright-core'
import { outputUri, readOutput } from '../fixtures.ts'
import { atDesk } from './testing/desk.ts'
import { house } from './testing/house.ts'
import { button, heading, startWorking, submit, task } from './testing/portal.ts'

const TEMPLATE = `<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
<crowd-form>
  <short-instructions>Say what happened to the parcel.</short-instructions>
  <full-instructions header="All the rules"><p>Every field has its own rule.</p></full-instructions>
  <crowd-instructions link-text="See examples" link-type="button">
    <short-summary>Look closely.</short-summary>
    <detailed-instructions>Then look again.</detailed-instructions>
    <positive-example>A dent that can be seen.</positive-example>
    <negative-example>A shadow.</negative-example>
  </crowd-instructions>
  <crowd-input name="tracking number" label="Tracking number" required></crowd-input>
  <crowd-text-area name="story" label="What happened" rows="3"></crowd-text-area>
  <crowd-checkbox name="damage" value="dent">Dented</crowd-checkbox>
  <crowd-checkbox name="damage" value="wet">Wet</crowd-checkbox>
  <crowd-radio-group>
    <crowd-radio-button name="keep" value="yes">Keep it</crowd-radio-button>
    <crowd-radio-button name="return" value="yes">Send it back</crowd-radio-button>
  </crowd-radio-group>
  <p><label>Street <input name="street" placeholder="none"></label>
  <label>Weight <input name="weight" type="number" step="0.1"></label>
  <label>Arrived on <input name="arrived" type="date"></label>
  <label>Depot <select name="depot"><option value="">choose<option value="n">North<option value="s">South</select></label>
  <label>Labels <select name="labels" multiple><option>fragile<option>heavy<option>cold</select></label>
  <label>Remarks <textarea name="remarks"></textarea></label></p>
  <fieldset><legend>Seal</legend>
    <label><input type="radio" name="seal" value="whole"> Whole</label>
    <label><input type="radio" name="seal" value="broken"> Broken</label></fieldset>
  <label><input type="checkbox" name="signed"> Signed for</label>
  <label><input type="checkbox" name="checks" value="photo"> Photo taken</label>
  <input type="hidden" name="batch" value="{{ task.input.batch }}">
  <input name="untouched" aria-label="Left alone">
  <crowd-button id="fill">Copy the street</crowd-button>
  <script>document.querySelector('#fill').onclick = () => {
    document.querySelector('[name=remarks]').value = 'near ' + document.querySelector('[name=street]').value }</script>
  <crowd-classifier name="mood" categories='["calm","cross","<b>\\u00fcber</b>"]' header="How does the sender sound?">
    <classification-target><blockquote>{{ task.input.text }}</blockquote>
      <label>Loudest word <input name="word"></label></classification-target>
    <short-instructions>Read the words.</short-instructions>
    <full-instructions header="How to read">Read them twice.</full-instructions>
  </crowd-classifier>
  <crowd-button form-action="submit" variant="primary">Send answer</crowd-button>
</crowd-form>`

const ANSWER =
  '{"arrived":"2031-02-28","batch":"7 & \\"8\\"","checks":{"photo":false},"damage":{"dent":false,"wet":true},"depot":"s",' +
  '"keep":{"yes":false},"labels":["fragile","cold"],"mood":{"label":"<b>über</b>"},"remarks":"near Högstraße 1",' +
  '"return":{"yes":true},"seal":{"broken":true,"whole":false},"signed":{"on":true},"story":"It fell.\\nTwice.",' +
  '"street":"Högstraße 1","tracking number":"KX 12","weight":"2.5","word":"NOW"}'

test('everything a worker fills in comes home as the documented answer, to the byte', () =>
  atDesk(
    { template: TEMPLATE, inputs: [{ batch: '7 & "8"', text: 'Send it NOW' }] },
    async ({ page, loops, becomes }) => {
      await startWorking(page, 'Send answer')
      await readInstructions(page, task(page))
      await fillIn(page, task(page))
      await submit(page, 'Send answer').click()
      await heading(page, 'No more tasks').waitFor()
      await becomes(loops[0]!, 'Completed')
      const stored = await readOutput(house.client, await outputUri(house.client, loops[0]!))
      assert.equal(/"answerContent":(.*?),"submissionTime"/.exec(stored)?.[1], ANSWER)
    },
  ))

async function readInstructions(page: Page, form: FrameLocator): Promise<void> {
  await button(form, 'See examples').click()
  await form.getByRole('tab', { name: 'Examples' }).click()
  await form.getByText('A dent that can be seen.').waitFor()
  await page.keyboard.press('Escape')
  await form.getByRole('button', { name: 'View full instructions' }).first().click()
  await form.getByText('Every field has its own rule.').waitFor()
  await page.keyboard.press('Escape')
  await form.getByText('Every field has its own rule.').waitFor({ state: 'hidden' })
}

async function fillIn(page: Page, form: FrameLocator): Promise<void> {
  await submit(page, 'Send answer').click()
  await form.getByText('Please fill in this field.').waitFor()
  await page.keyboard.type('KX 12')
  await form.getByLabel('What happened').fill('It fell.\nTwice.')
  await form.getByText('Dented').click()
  await form.getByText('Wet').click()
  await form.getByText('Dented').click()
  await form.getByText('Keep it').click()
  await page.keyboard.press('ArrowDown')
  await form.getByLabel('Street').fill('Högstraße 1')
  await form.getByLabel('Weight').fill('2.5')
  await form.getByLabel('Arrived on').fill('2031-02-28')
  await form.getByLabel('Depot').selectOption('South')
  await form.getByLabel('Labels').selectOption(['fragile', 'cold'])
  await form.getByLabel('Broken').check()
  await form.getByLabel('Signed for').check()
  await button(form, 'Copy the street').click()
  await form.getByLabel('Loudest word').fill('NOW')
  await form.getByText('Send it NOW').click()
  await page.keyboard.press('1')
  await form.getByText('<b>über</b>').click()
}
