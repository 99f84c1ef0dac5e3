import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asParagraphs, asText } from './markup.ts'
import { imageSourceOf, isLinkTarget } from './sources.ts'

test('an image is an address of the web, an object of a bucket or a granted member of the input, and nothing else', () => {
  assert.equal(imageSourceOf(' https://images.example/a.png '), 'https://images.example/a.png')
  assert.equal(imageSourceOf('s3://scans/good example.png'), "{{ 's3://scans/good example.png' | grant_read_access }}")
  for (const granted of [
    "{{ 's3://scans/a.png' | grant_read_access }}",
    '{{ task.input.example | grant_read_access }}',
  ])
    assert.equal(imageSourceOf(granted), granted)
  assert.equal(
    imageSourceOf('{{ "s3://scans/a.png" | grant_read_access }}'),
    "{{ 's3://scans/a.png' | grant_read_access }}",
    'quotation marks would end the attribute',
  )
  const refused = [
    '',
    'javascript:alert(1)',
    'data:text/html,x',
    '/relative.png',
    's3://scans',
    "s3://scans/it's.png",
    's3://scans/a}}.png',
    's3://scans/"onerror=alert(1)',
    '{{ task.input.example }}',
    "{{ 'a' | grant_read_access }}{{ task.input.secret }}",
    "{{ 'a' | upcase | grant_read_access }}",
    'https://images.example/{{ task.input.secret }}',
  ]
  for (const typed of refused) assert.equal(imageSourceOf(typed), undefined, typed)
})

test('a link leads to the web or writes a mail', () => {
  for (const href of ['https://a.example/x', 'http://a.example', 'mailto:a@b.example']) assert.ok(isLinkTarget(href))
  for (const href of ['javascript:alert(1)', 'data:,x', '//a.example', 'a.html', 'vbscript:x'])
    assert.ok(!isLinkTarget(href), href)
})

test('what is typed stands in a template as text: no tag and no Liquid begins in it', () => {
  assert.equal(
    asText(`<b title="x">{{ task }} {% if %} & 'y'`),
    '&lt;b title=&quot;x&quot;&gt;&#123;&#123; task }} &#123;% if %} &amp; &#39;y&#39;',
  )
  assert.equal(asParagraphs('one\ntwo\n\n\nthree '), '<p>one<br>two</p>\n<p>three</p>')
})
