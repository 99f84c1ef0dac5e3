import assert from 'node:assert/strict'
import { after } from 'node:test'
import { afterWholeRun } from '../../../../../scripts/testing/whole-run.ts'
import { type Rendered, startTemplateRenderer, type TemplateRenderer } from '../renderer.ts'

export const aGrant = { base: 'http://localhost:4600/objects/GRANT', key: new Uint8Array(32).fill(7) }

/** A renderer for the tests of one `describe`, closed after them. */
export function aRenderer(): TemplateRenderer {
  const renderer = startTemplateRenderer()
  after(() => renderer.close())
  return renderer
}

export type Rendering = {
  /** The page of a template that must render without any error. */
  page(template: string, input?: unknown): Promise<string>
  /** Page and errors, for templates that may fail. The input is JSON text when it is a string. */
  rendered(template: string, input?: unknown): Promise<Rendered>
}

/** One for all tests that do no harm: starting a thread takes longer than most of them. */
const shared = startTemplateRenderer()
afterWholeRun(() => shared.close())

export function aRendering(renderer = shared): Rendering {
  const rendered = (template: string, input: unknown = {}) => {
    const inputJson = typeof input === 'string' ? input : JSON.stringify(input)
    return renderer.render({ template, inputJson, grant: aGrant })
  }
  const page = async (template: string, input?: unknown) => {
    const { content, errors } = await rendered(template, input)
    assert.deepEqual(errors, [], `errors of ${template}`)
    return content
  }
  return { page, rendered }
}
