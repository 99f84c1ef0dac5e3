import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drag, openTool, pressAll, toldBy, toolForm, toolValue } from '../shared/testing/image-tools.ts'
import { pixelsByColor } from '../shared/testing/masks.ts'
import { assertAccessible, open, submit } from '../shared/testing/page.ts'

const TAG = 'crowd-instance-segmentation'

type Answer = { instances: { color: string; label: string }[]; labeledImage: { pngImageData: string } }

test('each instance has its own colour; only those with pixels are sent, in the order they were made', async () => {
  const page = await openTool(TAG)
  await pressAll(page, '1')
  await drag(page, [100, 50], [200, 50])
  await page.getByRole('button', { name: 'Add instance: cat' }).click()
  await drag(page, [100, 150], [200, 150])
  await page.getByRole('button', { name: 'Add instance: owl' }).click()
  await page.getByRole('button', { name: 'Add instance: dog' }).click()
  await drag(page, [100, 250], [200, 250])
  await assertAccessible(page)
  const answer = (await submit(page)).it as Answer
  assert.deepEqual(answer.instances, [
    { color: '#2ca02c', label: 'cat' },
    { color: '#1f77b4', label: 'cat' },
    { color: '#d62728', label: 'dog' },
  ])
  assert.deepEqual(
    Object.keys(await pixelsByColor(answer.labeledImage.pngImageData)).sort(),
    answer.instances.map(({ color }) => color).sort(),
  )
})

for (const language of ['de', 'es', 'ja'])
  test(`what is seen on a button is part of its name: ${language}`, async () => {
    const page = await open(`<script>document.documentElement.lang = '${language}'</script>${toolForm(TAG)}`)
    await pressAll(page, '1')
    await drag(page, [100, 50], [200, 50])
    await assertAccessible(page)
  })

test('n adds an instance; one that is still empty is used first', async () => {
  const page = await openTool(TAG)
  await pressAll(page, '1', 'n', 'n', 'n')
  assert.equal(await toldBy(page), 'Painting cat 1 now')
  await drag(page, [100, 50], [200, 50])
  await pressAll(page, 'n')
  assert.equal(await toldBy(page), 'Painting cat 2 now')
})

test('an instance in the list can be painted on; Delete takes away that one alone', async () => {
  const page = await openTool(TAG)
  await pressAll(page, '1')
  await drag(page, [100, 50], [200, 50])
  await pressAll(page, 'n')
  await drag(page, [100, 150], [200, 150])
  await page.getByRole('button', { name: 'cat 1', exact: true }).click()
  await drag(page, [200, 50], [300, 50])
  const pixels = await pixelsByColor(((await toolValue(page)) as Answer).labeledImage.pngImageData)
  assert.ok(pixels['#2ca02c']! > pixels['#1f77b4']! + 2000)
  await pressAll(page, 'Delete')
  assert.deepEqual(((await toolValue(page)) as Answer).instances, [{ color: '#1f77b4', label: 'cat' }])
  await pressAll(page, 'Control+z')
  assert.equal(((await toolValue(page)) as Answer).instances.length, 2)
})

test('arrow keys move among the instances of a label, which are one stop of the Tab key', async () => {
  const page = await openTool(TAG)
  for (const [key, y] of [
    ['1', 50],
    ['n', 150],
    ['n', 250],
  ] as const) {
    await pressAll(page, key)
    await drag(page, [100, y], [200, y])
  }
  await page.getByRole('button', { name: 'cat 3', exact: true }).focus()
  const focusedName = () =>
    page.evaluate(() => document.querySelector('#it')!.shadowRoot!.activeElement!.textContent.trim())
  await pressAll(page, 'ArrowUp')
  assert.equal(await focusedName(), 'cat 2')
  await pressAll(page, 'Enter', 'Tab')
  assert.notEqual(await focusedName(), 'cat 3')
  assert.equal(await page.locator('#it .instance[tabindex="0"]').count(), 1)
})

test('more instances than one byte can number keep their colours apart', async () => {
  const page = await openTool(TAG)
  const count = 300
  await page.evaluate(many => {
    type Tool = HTMLElement & {
      addInstance(label: string): void
      editor: { diameter: number; press(at: object): void; lift(): void }
    }
    const tool = document.querySelector<Tool>('#it')!
    tool.editor.diameter = 1
    for (let made = 0; made < many; made++) {
      tool.addInstance('cat')
      tool.editor.press({ x: made + 0.5, y: 5.5 })
      tool.editor.lift()
    }
  }, count)
  const answer = (await toolValue(page)) as Answer
  assert.equal(answer.instances.length, count)
  const pixels = await pixelsByColor(answer.labeledImage.pngImageData)
  assert.deepEqual(
    Object.keys(pixels),
    answer.instances.map(({ color }) => color),
  )
  assert.deepEqual(new Set(Object.values(pixels)), new Set([1]))
})
