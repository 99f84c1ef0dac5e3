import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { childrenOf, document, group, parseXml, tag, textOf } from './xml.ts'

test('what is written is read back, whatever the text', () => {
  const anything = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(fc.array(anything, { minLength: 1 }), texts => {
      const root = parseXml(document('Root', ...texts.map(text => group('Item', tag('Key', text)))))
      assert.deepEqual(root && childrenOf(root, 'Item').map(item => textOf(item, 'Key')), texts)
    }),
  )
})

test('namespaces, attributes, comments and CDATA are passed over or read', () => {
  const root = parseXml(
    '<?xml version="1.0"?>\n<s:Delete xmlns:s="urn:x"><!-- a < b --><s:Key a="1">x&#x41;&amp;</s:Key><Key><![CDATA[<&>]]></Key><Quiet/></s:Delete>',
  )
  assert.equal(root?.name, 'Delete')
  assert.deepEqual(
    childrenOf(root!, 'Key').map(({ text }) => text),
    ['xA&', '<&>'],
  )
  assert.equal(textOf(root!, 'Quiet'), '')
})

test('what is dangerous or not well formed is refused', () => {
  for (const text of [
    '',
    'text',
    '<a>',
    '<a></b>',
    '</a>',
    '<a></a><b></b>',
    '<a>&unknown;</a>',
    '<a>&#x110000;</a>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
    '<a>'.repeat(20) + '</a>'.repeat(20),
    '<a>&</a>',
  ]) {
    assert.equal(parseXml(text), undefined, text)
  }
})

test('a hostile body costs no time', () => {
  const started = performance.now()
  for (const piece of ['<!--', '<a ', '&', '<![CDATA[', '<', '<a>', '&#x']) parseXml(`<r>${piece.repeat(100_000)}`)
  assert.ok(performance.now() - started < 2000)
})
