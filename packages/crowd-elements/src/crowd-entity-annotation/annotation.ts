import { type EntityAnswer, readLabels, toAnswer, toSpans } from './answer.ts'
import { CodePoints } from './code-points.ts'
import { SpanEditor } from './editor.ts'
import { Speech } from './speech.ts'

/**
 * What was given (text, labels, spans), the work on it, and the answer. What was given may arrive in any order and
 * change at any time, so spans are made from it only when somebody asks: warnings about unknown labels mean it then.
 */
export class Annotation {
  readonly editor = new SpanEditor()
  readonly #answer: EntityAnswer = { entities: [] }
  #text = ''
  #labels: unknown[] = []
  #initial: unknown[] = []
  #points = new CodePoints('')
  #speech = new Speech('', this.#points, [])
  /** Somebody has worked on the spans: they are no longer the given ones. */
  #isTouched = false
  #isStale = false

  get text(): string {
    return this.#text
  }
  set text(text: string) {
    this.#text = text
    this.#startOver()
  }

  /** As the author gave them. */
  get labels(): unknown[] {
    return this.#labels
  }
  set labels(labels: unknown[]) {
    this.#labels = labels
    this.#isStale = true
  }

  get initial(): unknown[] {
    return this.#initial
  }
  set initial(entities: unknown[]) {
    this.#initial = entities
    this.#startOver()
  }

  get speech(): Speech {
    return this.#speech
  }

  /** The answer; scripts read and change it, so it stays the same object. */
  get answer(): EntityAnswer {
    this.settle()
    return this.#answer
  }

  /** Back to the given spans. */
  reset(): void {
    this.#startOver()
    this.settle()
  }

  #startOver(): void {
    this.#isTouched = false
    this.#isStale = true
  }

  /** Brings spans and answer up to what was given. */
  settle(): void {
    if (!this.#isStale) return
    this.#isStale = false
    const labels = readLabels(this.#labels)
    this.editor.labels = labels
    this.#points = new CodePoints(this.#text)
    this.#speech = new Speech(this.#text, this.#points, labels)
    if (!this.#isKnown(this.editor.armed)) this.editor.armed = undefined
    if (labels.length === 1) this.editor.armed = labels[0]!.label
    if (this.#isTouched) this.editor.load(this.editor.spans.filter(span => this.#isKnown(span.label)))
    else this.editor.load(toSpans(this.#initial, labels, this.#points))
    this.#renew()
  }

  #isKnown(label: string | undefined): boolean {
    return this.editor.labels.some(one => one.label === label)
  }

  /** Replaces the spans. What does not fit the text and the labels is left out. */
  load(entities: readonly unknown[]): void {
    this.settle()
    this.#isTouched = true
    this.editor.load(toSpans(entities, this.editor.labels, this.#points))
    this.#renew()
  }

  /** The worker has changed the spans. */
  touch(): void {
    this.#isTouched = true
    this.#renew()
  }

  #renew(): void {
    Object.assign(this.#answer, toAnswer(this.editor.spans, this.#points))
  }

  /** The spans themselves, whatever a script did to the answer. */
  spans(): EntityAnswer {
    this.settle()
    return toAnswer(this.editor.spans, this.#points)
  }
}
