import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aGrant, aRenderer, aRendering } from './testing/rendering.ts'

/** Templates that would take time, memory or room without end, each in a way of its own. */
const BOMBS: Record<string, string> = {
  'loops in loops': '{% for a in (1..1000000) %}{% for b in (1..1000000) %}{% endfor %}{% endfor %}',
  'a range of fifty million': '{{ (1..50000000) | join }}',
  'a range of a thousand million': '{% for i in (1..1000000000) %}{% endfor %}',
  'one filter that takes seconds': '{% assign x = (1..7000000) | where: "a.b.c" %}{{ x }}',
  'a sort of millions': '{{ (1..12000000) | sort | first }}',
  'text that doubles': '{% assign a = "0123456789" %}{% for i in (1..99) %}{% assign a = a | append: a %}{% endfor %}',
  'captures that double':
    '{% capture a %}0123456789{% endcapture %}{% for i in (1..99) %}{% capture a %}{{a}}{{a}}{% endcapture %}{% endfor %}',
  'lists that double': '{% assign a = (1..9) %}{% for i in (1..99) %}{% assign a = a | concat: a %}{% endfor %}',
  'lists that never go away':
    '{% for i in (1..99) %}{% capture k %}a{{ i }}{% endcapture %}{% assign l = (1..900000) | map: "x" %}{% assign m = m | concat: l %}{% endfor %}',
  'endless output': `{% for i in (1..100000) %}${'0123456789'.repeat(500)}{% endfor %}`,
  'output that escapes to six times its size':
    '{% assign a = \'""""""""""\' %}{% for i in (1..18) %}{% assign a = a | append: a %}{% endfor %}{{ a }}{{ a }}',
  'twenty thousand levels': `${'{% if a %}'.repeat(12_000)}${'{% endif %}'.repeat(12_000)}`,
}

describe('hostile templates', () => {
  const { page, rendered } = aRendering(aRenderer())
  for (const [name, template] of Object.entries(BOMBS))
    test(`${name}: ended, and the next render works`, async () => {
      const { content, errors } = await rendered(template)
      assert.equal(content, '')
      assert.deepEqual(
        errors.map(error => error.code),
        ['ResourceLimitExceeded'],
      )
      assert.equal(await page('{{ task.input.a }}', { a: 'still here' }), 'still here')
    })

  test('an input of deep brackets does not end the process', async () => {
    const { content } = await rendered(
      'x{{ task.input | to_json | size }}',
      `${'['.repeat(60_000)}${']'.repeat(60_000)}`,
    )
    assert.ok(content === '' || content === 'x120000')
    assert.equal(await page('ok'), 'ok')
  })

  const prototypes = 'constructor __proto__ toString valueOf hasOwnProperty __defineGetter__ prototype call'.split(' ')
  for (const name of prototypes)
    test(`${name} is empty on every kind of value`, async () => {
      const values = [
        'task',
        'task.input',
        'task.input.o',
        'task.input.l',
        'task.input.s',
        'task.input.n',
        'task.input.big',
        name,
      ]
      const template = `{% capture c %}<&{% endcapture %}{% assign e = "<" | escape %}{% for i in (1..1) %}
        ${[...values, 'c', 'e', 'nil', 'empty', 'forloop'].map(value => `[{{ ${value}.${name} }}{{ ${value}["${name}"] }}]`).join('')}
        {% endfor %}{{ task.input.l | map: "${name}" | compact | size }}`
      const html = await page(template, '{"o":{},"l":[{}],"s":"x","n":1,"big":12345678901234567890}')
      assert.match(html, /^\s*(\[\]){13}\s*0$/)
    })

  test('assigning to __proto__ changes nothing for the next template', async () => {
    await page(
      '{% assign __proto__ = task.input %}{% capture constructor %}x{% endcapture %}{% increment __proto__ %}',
      { polluted: 1 },
    )
    assert.equal(await page('{{ polluted }}{{ task.polluted }}{{ task.input.polluted }}'), '')
  })

  test('keys of the input that are methods in JavaScript are ordinary keys', async () => {
    const input = { toJSON: 'j', valueOf: null, toLiquid: 2, next: 3, length: 4, size: 5, first: 6 }
    assert.equal(
      await page('{{ task.input.toJSON }}{{ task.input.size }}{{ task.input.first }}{{ task.input.next }}', input),
      'j563',
    )
    assert.equal(await page('{{ task.input | to_json | skip_autoescape }}', input), JSON.stringify(input))
  })

  test('a page of one render knows nothing of the render before', async () => {
    await page('{% assign secret = task.input.a %}{% increment n %}{% cycle "x", "y" %}', { a: 'theirs' })
    assert.equal(await page('{{ secret }}{% increment n %}{% cycle "x", "y" %}'), '0x')
  })
})

describe('while a hostile template runs', () => {
  const renderer = aRenderer()
  const render = (template: string) => renderer.render({ template, inputJson: '{}', grant: aGrant })

  test('the main thread keeps working and others get their pages', async () => {
    await render('warm')
    let beats = 0
    const heart = setInterval(() => beats++, 20)
    const hostile = render(BOMBS['one filter that takes seconds']!)
    const order: string[] = []
    const bystanders = Array.from({ length: 20 }, async (_, i) => {
      assert.equal((await render(`page ${i}`)).content, `page ${i}`)
      order.push('page')
    })
    await Promise.all([...bystanders, hostile.then(() => order.push('killed'))])
    clearInterval(heart)
    // A blocked main thread would have let the timer fire once or twice.
    assert.ok(beats >= 8, `the timer fired ${beats} times`)
    assert.equal(order.at(-1), 'killed')
  })

  test('among many at once only the hostile ones are refused, and each of them is', async () => {
    const hostile = Object.values(BOMBS)
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const bomb = i % 8 === 3 ? hostile[(i >> 3) % hostile.length] : undefined
        const { content, errors } = await render(bomb ?? `page ${i}`)
        return bomb === undefined ? content === `page ${i}` : errors.length > 0 && content === ''
      }),
    )
    assert.deepEqual(outcomes, Array(40).fill(true))
  })

  test('two of them at once only delay the third', async () => {
    const both = [0, 1].map(() => render(BOMBS['one filter that takes seconds']!))
    assert.equal((await render('third')).content, 'third')
    for (const { errors } of await Promise.all(both)) assert.equal(errors[0]?.code, 'ResourceLimitExceeded')
  })
})
