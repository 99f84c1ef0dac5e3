import { watch } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { placed } from '../worker-template/render-error.ts'
import type { ObjectGrant, TemplateRenderer } from '../worker-template/renderer.ts'
import { missingInput, type Note } from './missing-input.ts'

/** A template file rendered with an input file, as it is now. `content` is undefined while it can't be shown. */
export type Shown = { version: number; content: string | undefined; notes: Note[] }

/** Longest template that CreateHumanTaskUi takes, in characters. Source: crowd-elements specification, 1.8. */
const TEMPLATE_LIMIT = 128_000
/** An editor writes a file in several steps. */
const REST_MS = 50

/** Keeps a template file rendered while its author works on it. */
export class Preview {
  readonly templatePath: string
  readonly inputPath: string | undefined
  readonly #renderer: TemplateRenderer
  readonly #grant: () => ObjectGrant
  readonly #listeners = new Set<(shown: Shown) => void>()
  #shown: Shown = { version: 0, content: undefined, notes: [] }

  /** @param grant  lets the page read objects, `s3://…` */
  constructor(
    paths: { template: string; input: string | undefined },
    renderer: TemplateRenderer,
    grant: () => ObjectGrant,
  ) {
    this.templatePath = resolve(paths.template)
    this.inputPath = paths.input === undefined ? undefined : resolve(paths.input)
    this.#renderer = renderer
    this.#grant = grant
  }

  get shown(): Shown {
    return this.#shown
  }

  /** @returns what takes the listener back */
  onChange(listener: (shown: Shown) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Renders now, and whenever one of the files changes. @returns what ends that */
  async start(): Promise<() => void> {
    await this.#render()
    const paths = [this.templatePath, this.inputPath].filter(path => path !== undefined)
    let timer: NodeJS.Timeout | undefined
    // Folders, because editors put a new file in the place of the old one.
    const watchers = paths.map(path =>
      watch(dirname(path), (_event, name) => {
        if (name !== basename(path)) return
        clearTimeout(timer)
        timer = setTimeout(() => void this.#render(), REST_MS)
      }),
    )
    return () => {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
    }
  }

  async #render(): Promise<void> {
    const { content, notes } = await this.#rendered()
    this.#shown = { version: this.#shown.version + 1, content, notes }
    for (const listener of this.#listeners) listener(this.#shown)
  }

  async #rendered(): Promise<Omit<Shown, 'version'>> {
    try {
      const template = await readFile(this.templatePath, 'utf8')
      const inputJson = this.inputPath === undefined ? '{}' : await readFile(this.inputPath, 'utf8')
      const { content, errors } = await this.#renderer.render({ template, inputJson, grant: this.#grant() })
      const isShown = errors.every(({ code }) => code === 'FilterError')
      const notes = [
        ...sizeNotes(template),
        ...errors.map(error => ({ level: 'error' as const, ...placed(error) })),
        ...(isShown ? missingInput(template, inputJson) : []),
      ]
      return { content: isShown ? content : undefined, notes }
    } catch (error) {
      return { content: undefined, notes: [{ level: 'error', text: (error as Error).message }] }
    }
  }
}

const sizeNotes = (template: string): Note[] =>
  template.length <= TEMPLATE_LIMIT
    ? []
    : [{ level: 'error', text: `The template has ${template.length} characters; at most ${TEMPLATE_LIMIT} are taken` }]
