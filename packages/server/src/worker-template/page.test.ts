import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assemblePage, rewriteAssets } from './page.ts'

const bundleUrl = 'http://127.0.0.1:4600/prefix/crowd-html-elements.js'
const assets = 'http://127.0.0.1:4600/prefix/crowd-assets'

describe('page assembly (specification 1.9)', () => {
  const rows: Record<string, string> = {
    '<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>': `<script src="${bundleUrl}"></script>`,
    "<SCRIPT async SRC = 'https://assets.crowd.aws/crowd-html-elements-v2.js?x=1'>": `<SCRIPT async SRC = '${bundleUrl}'>`,
    '<script src=//assets.crowd.aws/crowd-html-elements.js></script>': `<script src=${bundleUrl}></script>`,
    '<link href="https://assets.crowd.aws/css/crowd-html-elements-v2.css" rel=x>': `<link href="${assets}/css/crowd-html-elements-v2.css" rel=x>`,
    '<img src="https://assets.crowd.aws/images/a2i-console/x.png"/>': `<img src="${assets}/images/a2i-console/x.png"/>`,
    '<a href="https://example.com/assets.crowd.aws/x">https://assets.crowd.aws/x</a>':
      '<a href="https://example.com/assets.crowd.aws/x">https://assets.crowd.aws/x</a>',
    '<p data-source="https://assets.crowd.aws/x">': '<p data-source="https://assets.crowd.aws/x">',
  }
  for (const [html, expected] of Object.entries(rows))
    test(html, () => assert.equal(rewriteAssets(html, bundleUrl), expected))

  test('standards mode, our widgets first, then the template byte for byte', () => {
    const rendered = '<!-- x --><!DOCTYPE html><html lang=de>\r\n<p>unclosed\0'
    const page = assemblePage({ rendered, bundleUrl, portalOrigin: 'http://127.0.0.1:4600' })
    assert.ok(page.startsWith('<!doctype html>'))
    assert.ok(page.includes(`<script src="${bundleUrl}" data-handloop-portal-origin="http://127.0.0.1:4600"></script>`))
    assert.ok(page.endsWith(rendered))
  })
})
