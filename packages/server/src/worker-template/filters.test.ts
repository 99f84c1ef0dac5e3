import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aRendering } from './testing/rendering.ts'

type Row = readonly [template: string, page: string]

const INPUT = {
  evil: `<b>&"'`,
  once: '&lt;<&bogus <&#39;',
  words: 'one two three',
  list: [3, 1, 2],
  names: ['b', 'A', 'c'],
  people: [
    { name: 'Ada', age: 36, isIn: true },
    { name: 'Bo', age: 20 },
  ],
  lines: 'a\nb',
  base64: 'aGk+/w==',
}

describe('filters of the service (specification 1.5)', () => {
  const { page } = aRendering()
  const rows: Row[] = [
    ['{{ task.input.evil | escape }}', '&lt;b&gt;&amp;&quot;&#39;'],
    ['{{ task.input.evil | escape | escape }}', '&lt;b&gt;&amp;&quot;&#39;'],
    ['{{ task.input.evil | escape | skip_autoescape }}', '&lt;b&gt;&amp;&quot;&#39;'],
    ['{{ task.input.evil | escape | upcase }}', '&lt;B&gt;&amp;&quot;&#39;'],
    ['{{ task.input.once | escape_once }}', '&lt;&lt;&amp;bogus &lt;&#39;'],
    ['{{ task.input.once | escape_once | skip_autoescape }}', '&lt;&lt;&amp;bogus &lt;&#39;'],
    ['{{ task.input.evil | skip_autoescape }}', `<b>&"'`],
    ['{{ task.input.evil | skip_autoescape | upcase }}', '&lt;B&gt;&amp;&quot;&#39;'],
    ['{{ task.input.evil | skip_autoescape | escape }}', '&lt;b&gt;&amp;&quot;&#39;'],
    ['{{ task.input.people | skip_autoescape }}', JSON.stringify(INPUT.people)],
    ['{{ task.input.evil | append: "<br>" | skip_autoescape }}', `<b>&"'<br>`],
    ['{{ task.input.evil | escape | append: "<br>" | skip_autoescape }}', '&lt;b&gt;&amp;&quot;&#39;<br>'],
    ['{{ task.input.evil | escape | append: "<br>" }}', '&lt;b&gt;&amp;&quot;&#39;&lt;br&gt;'],
    ['{% assign e = task.input.evil | escape %}{{ e }}', '&lt;b&gt;&amp;&quot;&#39;'],
    [
      '{% assign p = "<,>" | escape | split: "," %}{{ p[0] }}{% for x in p %}{{ x | skip_autoescape }}{% endfor %}',
      '&lt;&lt;&gt;',
    ],
  ]
  for (const [template, expected] of rows)
    test(template, async () => assert.equal(await page(template, INPUT), expected))
})

describe('to_json by the position of the placeholder', () => {
  const { page } = aRendering()
  const rows: Row[] = [
    ['<script>x = {{ task.input.evil | to_json }}</script>', '<script>x = "\\u003cb>&\\"\'"</script>'],
    [
      '<SCRIPT type="a>b" data-x=\'{{ 1 | to_json }}\'>{{ "<" | to_json }}</SCRIPT>',
      '<SCRIPT type="a>b" data-x=\'1\'>"\\u003c"</SCRIPT>',
    ],
    ['<p title="{{ "<" | to_json }}">{{ "<" | to_json }}', '<p title="&quot;&lt;&quot;">&quot;&lt;&quot;'],
    ['<script a="{{ "<" | to_json }}"></script>', '<script a="&quot;&lt;&quot;"></script>'],
    ['<script></script>{{ "<" | to_json }}', '<script></script>&quot;&lt;&quot;'],
    ['<!-- <script> -->{{ "<" | to_json }}', '<!-- <script> -->&quot;&lt;&quot;'],
    ['{% comment %}<script>{% endcomment %}{{ "<" | to_json }}', '&quot;&lt;&quot;'],
    ['<scripture>{{ "<" | to_json }}', '<scripture>&quot;&lt;&quot;'],
    ['<textarea><script></textarea>{{ "<" | to_json }}', '<textarea><script></textarea>&quot;&lt;&quot;'],
    ['<script>{{ "<" | to_json | escape }}</script>', '<script>&quot;&lt;&quot;</script>'],
    ['{{ "<" | to_json | escape }}', '&quot;&lt;&quot;'],
    ['<script>{{ "<" | to_json | skip_autoescape }}</script>', '<script>"<"</script>'],
    ['{{ "<" | to_json | skip_autoescape }}', '"<"'],
    [
      '{% assign j = task.input.list | to_json %}<script>{% if true %}{% for i in (1..2) %}{{ j }}{% endfor %}{% endif %}</script>',
      '<script>[3,1,2][3,1,2]</script>',
    ],
    ['<script>{% echo task.input.names | to_json %}</script>', '<script>["b","A","c"]</script>'],
    [
      '<script>{{ task.input.none | to_json }}{{ nil | to_json }}{{ true | to_json }}</script>',
      '<script>nullnulltrue</script>',
    ],
  ]
  for (const [template, expected] of rows)
    test(template, async () => assert.equal(await page(template, INPUT), expected))
})

describe('captures', () => {
  const { page } = aRendering()
  const rows: Row[] = [
    ['{% capture c %}<i>{{ task.input.evil }}</i>{% endcapture %}{{ c }}', '<i>&lt;b&gt;&amp;&quot;&#39;</i>'],
    [
      '{% capture c %}<i>{{ task.input.evil }}</i>{% endcapture %}{{ c | skip_autoescape }}',
      '<i>&lt;b&gt;&amp;&quot;&#39;</i>',
    ],
    ['{% capture c %}{{ task.input.evil }}{% endcapture %}{{ c | escape }}', '&lt;b&gt;&amp;&quot;&#39;'],
    ['{% capture c %}{{ task.input.evil }}{% endcapture %}{{ c | append: "!" }}', '&lt;b&gt;&amp;&quot;&#39;!'],
    [
      '{% capture c %}{{ task.input.evil }}{% endcapture %}{{ "<" | append: c | skip_autoescape }}',
      '<&lt;b&gt;&amp;&quot;&#39;',
    ],
    [
      '{% capture c %}{{ task.input.evil }}{% endcapture %}{% capture d %}[{{ c }}]{% endcapture %}{{ d }}',
      '[&lt;b&gt;&amp;&quot;&#39;]',
    ],
    ['{% capture c %}{{ task.input.evil }}{% endcapture %}{% if c == task.input.evil %}same{% endif %}', 'same'],
    [
      '{% capture c %}{{ task.input.evil }}{% endcapture %}<script>{{ c | to_json }}</script>',
      '<script>"\\u003cb>&\\"\'"</script>',
    ],
    ['{% capture c %} {% endcapture %}{% if c == blank %}blank{% endif %}', 'blank'],
    ['{% capture c %}x,y,x{% endcapture %}{{ c | split: "," | uniq | join: "+" }}', 'x+y'],
    ['{% capture c %}a&b{% endcapture %}{{ c.size }}{{ c | size }}{{ c.first }}', '33a'],
  ]
  for (const [template, expected] of rows)
    test(template, async () => assert.equal(await page(template, INPUT), expected))
})

describe('filters of public Liquid (specification 1.5)', () => {
  const { page } = aRendering()
  const rows: Record<string, Row[]> = {
    abs: [['{{ -3 | abs }}', '3']],
    append: [
      ['{{ "a" | append: "b" }}', 'ab'],
      ['{{ task.input.list | append: "!" }}', '[3,1,2]!'],
    ],
    at_least: [['{{ 3 | at_least: 5 }}', '5']],
    at_most: [['{{ 3 | at_most: 2 }}', '2']],
    capitalize: [['{{ "a tITLE" | capitalize }}', 'A title']],
    ceil: [['{{ 1.2 | ceil }}', '2']],
    compact: [['{{ task.input.people | map: "isIn" | compact | size }}', '1']],
    concat: [['{{ task.input.list | concat: task.input.names | size }}', '6']],
    date: [
      ['{{ "2024-03-05T10:00:00Z" | date: "%Y/%m/%d %H" }}', '2024/03/05 10'],
      ['{{ "no date" | date: "%Y" }}', 'no date'],
    ],
    default: [
      ['{{ task.input.none | default: "d" }}{{ "" | default: "e" }}{{ 0 | default: 1 }}', 'de0'],
      ['{{ false | default: "f" }}{{ false | default: "f", allow_false: true }}', 'ffalse'],
    ],
    divided_by: [
      ['{{ 7 | divided_by: 2 }}', '3'],
      ['{{ 7 | divided_by: 2.0 }}', '3.5'],
      ['{{ -7 | divided_by: 2 }}', '-4'],
    ],
    downcase: [['{{ "ABC" | downcase }}', 'abc']],
    first: [['{{ task.input.list | first }}{{ task.input.words | first }}', '3o']],
    floor: [['{{ 1.8 | floor }}', '1']],
    join: [
      ['{{ task.input.list | join }}', '3 1 2'],
      ['{{ task.input.people | map: "name" | join: ", " }}', 'Ada, Bo'],
      [
        '{{ task.input.people | join: ";" }}',
        '{&quot;name&quot;:&quot;Ada&quot;,&quot;age&quot;:36,&quot;isIn&quot;:true};{&quot;name&quot;:&quot;Bo&quot;,&quot;age&quot;:20}',
      ],
    ],
    last: [['{{ task.input.list | last }}', '2']],
    lstrip: [['{{ "  a " | lstrip | append: "|" }}', 'a |']],
    map: [['{{ task.input.people | map: "age" }}', '[36,20]']],
    minus: [['{{ 5 | minus: 2 }}{{ 0.3 | minus: 0.1 }}', '30.2']],
    modulo: [['{{ 7 | modulo: 3 }}', '1']],
    newline_to_br: [
      ['{{ task.input.lines | newline_to_br }}', 'a&lt;br /&gt;\nb'],
      ['{{ task.input.lines | newline_to_br | skip_autoescape }}', 'a<br />\nb'],
    ],
    plus: [
      ['{{ 0.1 | plus: 0.2 }}', '0.3'],
      ['{{ "4" | plus: 1 }}', '5'],
    ],
    prepend: [['{{ "b" | prepend: "a" }}', 'ab']],
    remove: [['{{ "a-b-c" | remove: "-" }}', 'abc']],
    remove_first: [['{{ "a-b-c" | remove_first: "-" }}', 'ab-c']],
    remove_last: [['{{ "a-b-c" | remove_last: "-" }}', 'a-bc']],
    replace: [['{{ "a-b-c" | replace: "-", "+" }}', 'a+b+c']],
    replace_first: [['{{ "a-b-c" | replace_first: "-", "$&" }}', 'a$&amp;b-c']],
    replace_last: [['{{ "a-b-c" | replace_last: "-", "+" }}', 'a-b+c']],
    reverse: [['{{ task.input.list | reverse }}', '[2,1,3]']],
    round: [['{{ 1.25 | round: 1 }}{{ 2.6 | round }}', '1.33']],
    rstrip: [['{{ " a  " | rstrip }}|', ' a|']],
    size: [['{{ task.input.list | size }}{{ task.input.words | size }}{{ nil | size }}', '3130']],
    slice: [['{{ "abcdef" | slice: 1, 2 }}{{ "abc" | slice: -1 }}{{ task.input.list | slice: 1, 2 }}', 'bcc[1,2]']],
    sort: [
      ['{{ task.input.list | sort }}{% assign p = task.input.people | sort: "age" %}{{ p[0].name }}', '[1,2,3]Bo'],
    ],
    sort_natural: [['{{ task.input.names | sort_natural | join }}', 'A b c']],
    split: [['{% assign p = "a,b,," | split: "," %}{{ p | size }}{{ p[1] }}', '2b']],
    strip: [['{{ "  a " | strip }}|', 'a|']],
    strip_html: [['{{ "<p>a<br/>b</p>" | strip_html }}', 'ab']],
    strip_newlines: [['{{ task.input.lines | strip_newlines }}', 'ab']],
    sum: [['{{ task.input.list | sum }}{{ task.input.people | sum: "age" }}', '656']],
    times: [['{{ 3.5 | times: 1.1 }}', '3.85']],
    truncate: [
      ['{{ task.input.words | truncate: 6 }}', 'one...'],
      ['{{ "ab" | truncate: 2 }}', 'ab'],
    ],
    truncatewords: [
      ['{{ task.input.words | truncatewords: 2 }}', 'one two...'],
      ['{{ task.input.words | truncatewords: 3 }}', 'one two three'],
    ],
    uniq: [['{{ "a,b,a" | split: "," | uniq | join }}', 'a b']],
    upcase: [['{{ "<a>" | upcase }}', '&lt;A&gt;']],
    url_decode: [['{{ "a+b%21" | url_decode }}', 'a b!']],
    url_encode: [['{{ "a b!é/" | url_encode }}', 'a+b%21%C3%A9%2F']],
    where: [
      [
        '{% assign w = task.input.people | where: "isIn" %}{{ w[0].name }}{{ task.input.people | where: "name", "Bo" | size }}',
        'Ada1',
      ],
    ],
    squish: [['{{ " a   b " | squish }}', 'a b']],
    base64_encode: [['{{ "hi" | base64_encode | base64_decode }}', 'hi']],
    find: [['{% assign f = task.input.people | find: "name", "Bo" %}{{ f.age }}', '20']],
    reject: [['{{ task.input.people | reject: "isIn" | map: "name" }}', '[&quot;Bo&quot;]']],
  }
  for (const [filter, examples] of Object.entries(rows))
    test(filter, async () => {
      for (const [template, expected] of examples) assert.equal(await page(template, INPUT), expected, template)
    })
})

describe('filters that cannot work', () => {
  const { rendered } = aRendering()
  test('an unknown filter is a template error with its position, as are filters of the engine that Liquid lacks', async () => {
    for (const filter of ['nope', 'raw', 'where_exp', 'json'])
      assert.deepEqual(await rendered(`a\n  {{ "x" | ${filter} }}`), {
        content: '',
        errors: [{ code: 'InvalidTemplate', message: `undefined filter: ${filter} (line 2, column 3)` }],
      })
  })

  test('a filter that fails leaves its placeholder empty and the rest of the page in place', async () => {
    const { content, errors } = await rendered('a{{ 1 | divided_by: 0 }}b{{ "%zz" | url_decode | upcase }}c')
    assert.equal(content, 'abc')
    assert.deepEqual(
      errors.map(error => error.code),
      ['FilterError', 'FilterError'],
    )
    assert.equal(errors[0]?.message, 'Filter "divided_by": divided by 0 (line 1, column 9)')
  })
})
