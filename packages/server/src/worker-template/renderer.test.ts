import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { startTemplateRenderer } from './renderer.ts'
import { aGrant, aRenderer, aRendering } from './testing/rendering.ts'

describe('RenderUiTemplate (specification 1.8)', () => {
  const { page, rendered } = aRendering()

  for (const inputJson of ['', 'nope', '"text"', '5', 'null', '{"a":1', '{} {}'])
    test(`${JSON.stringify(inputJson)} is no task input`, async () => {
      assert.deepEqual(await rendered('never shown', inputJson), {
        content: '',
        errors: [{ code: 'InvalidInput', message: 'The task input is not a JSON object or array.' }],
      })
    })

  test('a list is a task input', async () => assert.equal(await page('{{ task.input[0] }}', [7]), '7'))

  test('missing variables create no entry', async () =>
    assert.equal(await page('[{{ a.b }}{{ task.input.c.d[0] }}]'), '[]'))

  test('a reference that cannot be used is an entry, and its placeholder is empty', async () => {
    const { content, errors } = await rendered('<img src="{{ task.input.a | grant_read_access }}">', {
      a: 'no reference',
    })
    assert.equal(content, '<img src="">')
    assert.equal(errors.length, 1)
    assert.equal(errors[0]?.code, 'FilterError')
    assert.match(errors[0]?.message ?? '', /grant_read_access.*\(line 1, column 29\)/)
  })

  test('a loop of failing filters does not make an endless list', async () => {
    const { errors } = await rendered('{% for i in (1..5000) %}{{ "x" | grant_read_access }}{% endfor %}')
    assert.ok(errors.length > 1 && errors.length < 100)
  })
})

describe('grant_read_access in a template (specification 1.7)', () => {
  const { page } = aRendering()
  const link = /^http:\/\/localhost:4600\/objects\/GRANT\/[\w-]{32}\/bucket\/[\w-]+\/[^/&"'<>]+$/

  for (const input of [
    's3://bucket/a b/ü+&.png',
    'http://s3.amazonaws.com/bucket/k.png',
    'https://bucket.s3.eu-west-1.amazonaws.com/k.png',
  ])
    test(`${input} becomes a link that escaping does not change`, async () =>
      assert.match(await page('{{ task.input.a | grant_read_access }}', { a: input }), link))

  test('a literal, and a URL assembled with capture from a key that was escaped there', async () => {
    assert.match(await page('{{ "s3://bucket/k" | grant_read_access }}'), link)
    const assembled = `{% capture url %}
      http://s3.amazonaws.com/{{ task.input.bucket }}/{{ task.input.name }}
    {% endcapture %}{{ url | grant_read_access }}`
    const direct = await page('{{ task.input.a | grant_read_access }}', { a: `s3://bucket/Tom's & "co" <1>.png` })
    assert.equal(await page(assembled, { bucket: 'bucket', name: `Tom's & "co" <1>.png` }), direct)
  })

  test('other pages of the web stay, escaped like any value', async () =>
    assert.equal(
      await page('{{ "https://example.com/a?b=1&c=2" | grant_read_access }}'),
      'https://example.com/a?b=1&amp;c=2',
    ))

  test('nothing gives nothing', async () =>
    assert.equal(await page('[{{ task.input.none | grant_read_access }}{{ "" | grant_read_access }}]'), '[]'))
})

describe('check', () => {
  const renderer = aRenderer()
  test('is content with good syntax and names the place of bad syntax', async () => {
    assert.equal(await renderer.check('{% if task.input.a %}{{ "x" | grant_read_access }}{% endif %}'), undefined)
    assert.equal((await renderer.check('{% if a %}'))?.code, 'InvalidTemplate')
    assert.equal((await renderer.check('{{ "s3://b/k" | grant_read_acces }}'))?.code, 'InvalidTemplate')
  })
})

describe('closing', () => {
  test('a closed renderer refuses work', async () => {
    const renderer = startTemplateRenderer()
    await renderer.render({ template: 'x', inputJson: '{}', grant: aGrant })
    await renderer.close()
    await assert.rejects(renderer.check('x'), /closed/)
  })

  test('closing in the middle of a job rejects it and everything that waits', async () => {
    const renderer = startTemplateRenderer()
    const jobs = Array.from({ length: 5 }, () => renderer.check(`{{ ${'a.'.repeat(20_000)}b }}`))
    const outcomes = Promise.allSettled(jobs)
    await renderer.close()
    const kinds = (await outcomes).map(outcome => outcome.status)
    assert.equal(kinds.length, 5)
    assert.equal(kinds.at(-1), 'rejected')
  })
})
