import { AnswerElement, type Json } from './answer-element.ts'
import { elementsOf } from './form-members.ts'
import { isNativeControl, readNativeDraft, writeNativeDraft } from './native-controls.ts'

/**
 * Unsubmitted work of a page: for each name, the states of the controls that bear it, in tree order.
 * A state is a text, a boolean, a list of texts, or whatever a widget writes; null where a control has none.
 */
export type Draft = { [name: string]: Json[] }

interface NamedControl {
  name: string
  read(): Json
  write(state: Json): void
}

/** The state of every named control and widget of the page, as plain JSON. */
export function collectDraft(page: Document): Draft {
  const draft = new Map<string, Json[]>()
  for (const { name, read } of namedControls(page)) draft.set(name, [...(draft.get(name) ?? []), read()])
  return Object.fromEntries(draft)
}

/**
 * Puts earlier work back. Fires no events. Controls that are gone or of another kind now are passed over.
 * @param draft what `collectDraft` gave, possibly from an older version of the page
 */
export function restoreDraft(page: Document, draft: Draft): void {
  const used = new Map<string, number>()
  for (const { name, write } of namedControls(page)) {
    const place = used.get(name) ?? 0
    used.set(name, place + 1)
    const states = Object.hasOwn(draft, name) ? draft[name] : undefined
    const state = Array.isArray(states) ? states[place] : undefined
    if (state !== undefined && state !== null) write(state)
  }
}

function namedControls(page: Document): NamedControl[] {
  return elementsOf(page).flatMap(element => toNamedControl(element) ?? [])
}

function toNamedControl(element: Element): NamedControl | undefined {
  const name = element instanceof AnswerElement ? element.draftName : element.getAttribute('name')
  if (!name) return undefined
  if (element instanceof AnswerElement)
    return { name, read: () => element.readDraft(), write: state => element.writeDraft(state) }
  if (!isNativeControl(element)) return undefined
  return { name, read: () => readNativeDraft(element) ?? null, write: state => writeNativeDraft(element, state) }
}

/** How long typing must rest before a draft is worth sending. */
const REST_MS = 500

/** Notices what the worker changes on a page and reports the state of the page once changing rests. */
export class DraftWatch {
  readonly #page: Document
  readonly #onDraft: (draft: Draft) => void
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(page: Document, onDraft: (draft: Draft) => void) {
    this.#page = page
    this.#onDraft = onDraft
    for (const type of ['input', 'change']) page.addEventListener(type, this.#changed)
    // Whoever presses a button outside the page, or leaves it, may not come back to finish the rest.
    for (const type of ['blur', 'pagehide']) page.defaultView?.addEventListener(type, this.#left)
  }

  /** Reports now what has not been reported yet. */
  flush(): void {
    if (this.#timer !== undefined) this.#report()
  }

  /** Reports nothing more. */
  stop(): void {
    clearTimeout(this.#timer)
    for (const type of ['input', 'change']) this.#page.removeEventListener(type, this.#changed)
    for (const type of ['blur', 'pagehide']) this.#page.defaultView?.removeEventListener(type, this.#left)
  }

  readonly #left = (): void => this.flush()

  readonly #changed = (): void => {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#report, REST_MS)
  }

  readonly #report = (): void => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#onDraft(collectDraft(this.#page))
  }
}
