import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withTightStyles } from './tight-styles.ts'

test('style sheets lose comments and room, the rest of the source stays', async () => {
  const source = [
    'const a = css`\n  /* why */\n  :host(:state(on)) .x {\n    color: light-dark(#ffffff, #000000);\n    inset-inline-start: 0;\n  }\n`',
    "const b = html`<p>\n  two  words </p>` + 'css'",
  ].join('\n')
  assert.equal(
    await withTightStyles(source),
    "const a = css`:host(:state(on)) .x{color:light-dark(#ffffff,#000000);inset-inline-start:0}`\nconst b = html`<p>\n  two  words </p>` + 'css'",
  )
})

test('one with a value or an escape in it stays as it was written', async () => {
  for (const source of [`css\`a { color: $\{red} }\``, "css`a { content: '\\\\201c' }`"])
    assert.equal(await withTightStyles(source), source)
})
