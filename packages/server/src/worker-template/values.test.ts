import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { escapeHtml, escapeHtmlOnce } from './html-escape.ts'
import { aRendering } from './testing/rendering.ts'

/** Template, input as JSON text, page. */
type Row = readonly [template: string, inputJson: string, page: string]

describe('how a value is printed (specification 1.2 and 1.4)', () => {
  const { page } = aRendering()
  const rows: Row[] = [
    ['{{ task.input.a }}', '{"a":"text"}', 'text'],
    ['{{ task.input.a }}', '{"a":5}', '5'],
    ['{{ task.input.a }}', '{"a":1.0}', '1'],
    ['{{ task.input.a }}', '{"a":0.50}', '0.5'],
    ['{{ task.input.a }}', '{"a":1e3}', '1000'],
    ['{{ task.input.a }}', '{"a":-0}', '0'],
    ['{{ task.input.a }}', '{"a":12345678901234567890}', '12345678901234567890'],
    ['{{ task.input.a }}', '{"a":3.14159265358979323846}', '3.14159265358979323846'],
    ['{{ task.input.a }}', '{"a":0.0000001}', '0.0000001'],
    [
      '{{ task.input.a }}',
      '{"a":[12345678901234567890,"12345678901234567890"]}',
      '[12345678901234567890,&quot;12345678901234567890&quot;]',
    ],
    ['{{ task.input.a | append: "!" }}', '{"a":12345678901234567890}', '12345678901234567890!'],
    ['{{ task.input.a | plus: 1 }}', '{"a":12345678901234567890}', '12345678901234567000'],
    ['{% if task.input.a > 5 %}more{% endif %}', '{"a":12345678901234567890}', 'more'],
    ['{{ task.input.a }}{{ task.input.b }}', '{"a":true,"b":false}', 'truefalse'],
    ['[{{ task.input.a }}{{ task.input.b }}{{ c.d.e }}{{ nil }}]', '{"a":null}', '[]'],
    ['{{ task.input.a }}', '{"a":[1,"x",null]}', '[1,&quot;x&quot;,null]'],
    ['{{ task.input }}', '{"a":{"b":[]}}', '{&quot;a&quot;:{&quot;b&quot;:[]}}'],
    ['{{ task.input[1].x }}', '[0,{"x":"second"}]', 'second'],
    ['{{ task.input.my-key }}', '{"my-key":"one identifier"}', 'one identifier'],
    ['{{ task.input["a b"]["c"] }}', '{"a b":{"c":1}}', '1'],
    ['{% assign k = "b" %}{{ task.input[k][0] }}', '{"b":["first"]}', 'first'],
    ['{{ task.input.taskObject }}{{ task.input.manifestLine.x }}', '{"taskObject":1,"manifestLine":{"x":2}}', '12'],
    ['{{ "<literal>" }}', '{}', '&lt;literal&gt;'],
    ['{{ task.input.a }}', '{"a":"&<>\\"\'"}', '&amp;&lt;&gt;&quot;&#39;'],
    ['{{ task.input.a }}', '{"a":"+/=%`aGk+/w=="}', '+/=%`aGk+/w=='],
    [
      "<!-- {{ task.input.a }} --><a b='{{ task.input.a }}' c={{ task.input.a }}>",
      '{"a":"x&"}',
      "<!-- x&amp; --><a b='x&amp;' c=x&amp;>",
    ],
    ['<script>f("{{ task.input.a }}")</script>', '{"a":"</script>"}', '<script>f("&lt;/script&gt;")</script>'],
    [
      '{{ task.input.a.size }}{{ task.input.b.size }}{{ task.input.c.size }}',
      '{"a":[1,2],"b":"abc","c":{"x":1}}',
      '231',
    ],
    [
      '{{ task.input.a.first }}{{ task.input.a.last }}{{ task.input.b.first }}{{ task.input.b.last }}',
      '{"a":[1,2],"b":"az"}',
      '12az',
    ],
  ]
  for (const [template, json, expected] of rows)
    test(`${template} with ${json}`, async () => assert.equal(await page(template, json), expected))

  test('every other character stays, and a browser reads the same text back', async () => {
    const named: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom(...'&<>"\';#'), fc.string({ unit: 'grapheme', maxLength: 1 })),
    })
    await fc.assert(
      fc.asyncProperty(text, async a => {
        const html = await page('{{ task.input.a }}', { a })
        assert.equal(html, escapeHtml(a))
        assert.equal(
          html.replace(/&(?:amp|lt|gt|quot|#39);/g, entity => named[entity]!),
          a,
        )
        assert.equal(escapeHtmlOnce(html), html)
      }),
      { numRuns: 150 },
    )
  })

  test('to_json inside a script element gives a program the same value back, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async value => {
        const html = await page('<script>{{ task.input.v | to_json }}</script>', { v: value })
        const json = html.slice('<script>'.length, -'</script>'.length)
        assert.ok(!json.includes('<'))
        assert.equal(JSON.stringify(JSON.parse(json)), JSON.stringify(value))
      }),
      { numRuns: 150 },
    )
  })
})
