import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { open, shows } from '../testing/page.ts'
import { en } from './en.ts'
import { imageCatalogues } from './image/messages.ts'
import { messagesFor } from './messages.ts'

type Catalogue = Record<string, unknown>

const LANGUAGES = ['en', 'de', 'es', 'ja']

/** Every folder with an `en.ts`: the sentences of the first script, and those of each family of lazy elements. */
const folders = [
  '.',
  ...readdirSync(import.meta.dirname, { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? [entry.name] : [],
  ),
]

const read = async (folder: string, language: string): Promise<Catalogue> =>
  ((await import(join(import.meta.dirname, folder, `${language}.ts`))) as Record<string, Catalogue>)[language]!

/** Words to put into the sentences; none of them may get lost. */
const WORDS = ['11', '22', '33', '44']

const shownBy = (sentence: unknown): string =>
  typeof sentence === 'function' ? String(sentence(...WORDS)) : String(sentence)

for (const folder of folders)
  for (const language of LANGUAGES)
    test(`${folder}/${language}: every sentence of the English catalogue, with the same words in it, none empty`, async () => {
      const english = await read(folder, 'en')
      const other = await read(folder, language)
      assert.deepEqual(Object.keys(other).sort(), Object.keys(english).sort())
      for (const [key, sentence] of Object.entries(english)) {
        const theirs = other[key]
        assert.equal(typeof theirs, typeof sentence, key)
        if (typeof sentence === 'function') assert.equal((theirs as typeof sentence).length, sentence.length, key)
        assert.notEqual(shownBy(theirs).trim(), '', key)
        for (const word of WORDS)
          assert.equal(shownBy(theirs).includes(word), shownBy(sentence).includes(word), `${key}: ${word}`)
      }
    })

test('a region of a language we speak gets that language, the first of several that we speak wins', () => {
  assert.equal(messagesFor(['en-GB']).submit, 'Submit')
  assert.equal(messagesFor(['fr', 'de-AT', 'ja']).submit, 'Absenden')
  assert.equal(messagesFor(['ES-mx']).submit, 'Enviar')
})

test('a language we do not speak, or none at all, gets English', () => {
  assert.equal(messagesFor(['tlh', '', 'constructor']), en)
  assert.equal(messagesFor([]), en)
})

test('the page’s language decides, then the browser’s', async () => {
  const page = await open('<script>document.documentElement.lang = "de-CH"</script><crowd-form></crowd-form>')
  assert.ok(await shows(page, 'Absenden'))
  const other = await open('<script>document.documentElement.lang = "tlh"</script><crowd-form></crowd-form>')
  assert.ok(await shows(other, 'Submit'), 'the browser of the tests speaks English')
})

test('image tools speak every language in full', () => {
  const say = (text: unknown) =>
    typeof text === 'function'
      ? String((text as (...words: never[]) => string)(...([1, 2, 3, 4, 5] as never[])))
      : String(text)
  for (const [language, catalogue] of Object.entries(imageCatalogues)) {
    assert.deepEqual(Object.keys(catalogue), Object.keys(imageCatalogues.en!), language)
    for (const [key, text] of Object.entries(catalogue)) assert.notEqual(say(text).trim(), '', `${language}: ${key}`)
  }
})
