import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aRendering } from './testing/rendering.ts'

const INPUT = { list: ['a', 'b', 'c', 'd'], object: { x: 1, 'y-z': '<' }, text: 'find me', n: 3, none: null, empty: [] }

describe('tags and expressions (specification 1.6)', () => {
  const { page, rendered } = aRendering()
  const rows: Record<string, string> = {
    '{% for x in task.input.list %}{{ x }}{% else %}none{% endfor %}': 'abcd',
    '{% for x in task.input.empty %}{{ x }}{% else %}none{% endfor %}': 'none',
    '{% for x in task.input.list %}{% if x == "c" %}{% break %}{% endif %}{{ x }}{% endfor %}': 'ab',
    '{% for x in task.input.list %}{% if x == "c" %}{% continue %}{% endif %}{{ x }}{% endfor %}': 'abd',
    '{% for x in task.input.list limit: 2 offset: 1 %}{{ x }}{% endfor %}': 'bc',
    '{% for x in task.input.list reversed %}{{ x }}{% endfor %}': 'dcba',
    '{% for i in (1..task.input.n) %}{{ i }}{% endfor %}': '123',
    '{% for x in task.input.list %}{{ forloop.index }}{{ forloop.index0 }}{{ forloop.first }}{{ forloop.last }}{{ forloop.length }}{{ forloop.rindex }};{% endfor %}':
      '10truefalse44;21falsefalse43;32falsefalse42;43falsetrue41;',
    '{% for pair in task.input.object %}{{ pair[0] }}={{ pair[1] }};{% endfor %}': 'x=1;y-z=&lt;;',
    '{% if task.input.n == 4 %}a{% elsif task.input.n > 2 %}b{% else %}c{% endif %}': 'b',
    '{% unless task.input.n == 4 %}a{% else %}b{% endunless %}': 'a',
    '{% case task.input.n %}{% when 1, 2 %}few{% when 3 or 4 %}some{% else %}many{% endcase %}': 'some',
    '{% assign a = "x" | upcase %}{{ a }}': 'X',
    '{% increment a %}{% increment a %}{% decrement b %}': '01-1',
    '{% comment %}{{ nope | nope }}{% endcomment %}{% # one line %}': '',
    '{% raw %}{{ a }}{% if %}{% endraw %}': '{{ a }}{% if %}',
    '{% for x in task.input.list %}{% cycle "o", "<e>" %}{% endfor %}': 'o&lt;e&gt;o&lt;e&gt;',
    '{% tablerow x in task.input.list cols: 2 %}{{ x }}{% endtablerow %}':
      '<tr class="row1"><td class="col1">a</td><td class="col2">b</td></tr><tr class="row2"><td class="col1">c</td><td class="col2">d</td></tr>',
    '{% if 1 < 2 and 2 >= 2 and 1 <= 1 and 2 != 3 or false %}yes{% endif %}': 'yes',
    '{% if task.input.text contains "me" and task.input.list contains "b" %}yes{% endif %}': 'yes',
    '{% if task.input.none == nil and task.input.empty == empty and "  " == blank %}yes{% endif %}': 'yes',
    '{% if task.input.none < 5 or task.input.missing < 5 or task.input.none >= 0 %}yes{% else %}no{% endif %}': 'no',
    'a  {%- if true -%}  b  {%- endif -%}  c {{- "d" -}} e': 'abcde',
    '<input {% if task.input.n == 3 %} disabled {% endif %}>': '<input  disabled >',
    '<p>unclosed <b>{{ "x" }}</p></b><td>': '<p>unclosed <b>x</p></b><td>',
  }
  for (const [template, expected] of Object.entries(rows))
    test(template, async () => assert.equal(await page(template, INPUT), expected))

  test('markup without placeholders reaches the page byte for byte', async () => {
    const markup = '\ufeff<!DOCTYPE html>\r\n<html><Body onload=a()>\t<p a=1 a=2>&nbsp;&copy\0{ } }} %}</p'
    assert.equal(await page(markup), markup)
  })

  for (const tag of ['include', 'render', 'layout', 'block'])
    test(`${tag} would read a file and is refused`, async () => {
      const { content, errors } = await rendered(`\n {% ${tag} 'package.json' %}`)
      assert.equal(content, '')
      assert.equal(errors[0]?.code, 'InvalidTemplate')
      assert.match(errors[0]?.message ?? '', new RegExp(`"${tag}".*\\(line 2, column 2\\)`))
    })

  for (const broken of [
    '{% if %}',
    '{% if a %}',
    '{{ a',
    '{% nope %}',
    '{% for x of y %}{% endfor %}',
    '{{ a | | b }}',
  ])
    test(`${broken} is a syntax error with its position`, async () => {
      const { content, errors } = await rendered(broken)
      assert.equal(content, '')
      assert.equal(errors.length, 1)
      assert.equal(errors[0]?.code, 'InvalidTemplate')
      assert.match(errors[0]?.message ?? '', /\(line 1, column \d+\)$/)
    })
})
