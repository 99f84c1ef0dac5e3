import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drag, openTool, pressAll, toolForm, toolValue } from '../shared/testing/image-tools.ts'
import { open, submit } from '../shared/testing/page.ts'

const TAG = 'crowd-semantic-segmentation'

test('every declared label is in labelMappings, used or not', async () => {
  const page = await openTool(TAG)
  await pressAll(page, '1')
  await drag(page, [100, 100], [200, 100])
  const { it } = (await submit(page)) as { it: Record<string, unknown> }
  assert.deepEqual(it.labelMappings, {
    cat: { color: '#2ca02c' },
    dog: { color: '#1f77b4' },
    owl: { color: '#ff7f0e' },
  })
  assert.deepEqual(Object.keys(it), ['inputImageProperties', 'labelMappings', 'labeledImage'])
})

test('no two labels share a colour, however many there are', async () => {
  const labels = Array.from({ length: 40 }, (_none, place) => `label ${place}`)
  const page = await open(toolForm(TAG).replace("['cat', 'dog', 'owl']", JSON.stringify(labels).replaceAll('"', "'")))
  const { labelMappings } = (await toolValue(page)) as { labelMappings: Record<string, { color: string }> }
  assert.equal(new Set(Object.values(labelMappings).map(({ color }) => color)).size, 40)
})

test('colours of an earlier mask stay, the other labels get different ones', async () => {
  const page = await openTool(TAG, `initial-value='{"labelMappings": {"dog": {"color": "#2CA02C"}}}'`)
  const { labelMappings } = await toolValue(page)
  assert.deepEqual(labelMappings, {
    cat: { color: '#1f77b4' },
    dog: { color: '#2CA02C' },
    owl: { color: '#ff7f0e' },
  })
})
