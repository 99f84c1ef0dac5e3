import type { PropertyDeclarations } from 'lit'
import type { Contribution, Json } from '../answer-element.ts'
import { internal, own, ownAt } from '../attributes.ts'
import { FramedWidget } from '../frame/framed-widget.ts'
import { ImageView } from '../image/image-view.ts'
import { imageMessages } from '../messages/image/messages.ts'
import { readTextList } from '../text-list.ts'
import { History } from './history.ts'
import { labelColor } from './labels.ts'
import { LiveAnswer } from './live-answer.ts'

/** An image tool's answer: lists under the tool's own keys, and these two. */
export type ImageAnswer = Record<string, unknown>

/**
 * The work on one image and its life: image, labels, initial value, history, answer object, drafts, reset. How the work
 * is done and shown is `ImageTool`'s; what it consists of is each tool's own, behind the abstract members here.
 *
 * Labels and `initial-value` may come in any order and before the image: until somebody touches the work, `takeInitial`
 * is called again whenever one of the three changes.
 * Source: specification 3.0.5, 3.0.7.
 */
export abstract class ImageWork extends FramedWidget {
  static override properties: PropertyDeclarations = {
    src: ownAt('src'),
    labels: ownAt('labels'),
    initialValue: ownAt('initial-value'),
    value: own,
    chosenLabel: internal,
    isNothing: internal,
    announcement: internal,
  }
  declare chosenLabel: string | undefined
  /** The worker ticked that there is nothing to label. */
  declare isNothing: boolean
  declare announcement: string

  protected readonly image = new ImageView(this)
  protected readonly history = new History()
  #labels: string[] = []
  #initialValue: unknown = null
  /** The worker, a script or a draft has decided what the work is; initial-value no longer does. */
  #isTouched = false
  readonly #answer = new LiveAnswer(() => this.#buildAnswer())

  constructor() {
    super()
    this.chosenLabel = undefined
    this.isNothing = false
    this.announcement = ''
    this.image.onShown = () => this.#imageCame()
  }

  /** The tool's own keys of the answer, from the work as it is. May be costly: called only after a change. */
  protected abstract readResult(): ImageAnswer
  /** Makes the work what a script assigned. Anything that does not fit is left out. */
  protected abstract takeResult(result: ImageAnswer): void
  /** Makes the work what `initialValue` says: labels not in `labels` left out, the image's size 0 by 0 until it is known. */
  protected abstract takeInitial(initialValue: unknown): void
  /** Labels have gone: work under them goes as well. */
  protected abstract keepLabels(labels: readonly string[]): void
  /** The image has come for work that was there before it. */
  protected abstract fitWork(): void
  protected abstract get isEmpty(): boolean
  /** Whether the work differs from what `takeInitial` made. */
  protected abstract get isModified(): boolean
  /** The work for a draft. */
  protected abstract readWork(): Json
  protected abstract takeWork(work: Json): void
  /** Ends drawing without a result. */
  protected abstract abandon(): void
  /** Whether something is begun but not finished. */
  protected get isDrawing(): boolean {
    return false
  }
  /** Colours in label order that the author gave. */
  protected get authorColors(): readonly string[] {
    return []
  }

  get src(): string {
    return this.image.src
  }
  set src(src: string | null) {
    this.history.clear()
    this.abandon()
    this.#isTouched = false
    void this.image.show(src ?? '')
    this.#startOver()
  }

  /** The labels offered; work whose label is no longer among them is dropped. */
  get labels(): string[] {
    return this.#labels
  }
  set labels(labels: readonly unknown[] | string | null) {
    this.#labels = this.authored.read('labels', () => readTextList(labels), [])
    if (this.chosenLabel !== undefined && !this.#labels.includes(this.chosenLabel)) this.chosenLabel = undefined
    if (this.#labels.length === 1) this.chosenLabel = this.#labels[0]
    this.history.clear()
    this.abandon()
    if (this.#isTouched) this.keepLabels(this.#labels)
    else this.takeInitial(this.#initialValue)
    this.changed()
  }

  get initialValue(): unknown {
    return this.#initialValue
  }
  set initialValue(value: unknown) {
    this.#initialValue = value
    this.#isTouched = false
    this.#startOver()
  }

  /** The answer as it would be sent now. The object stays the same one; what scripts write into it is sent. */
  get value(): ImageAnswer {
    return this.#answer.get()
  }
  set value(result: unknown) {
    this.abandon()
    this.history.clear()
    this.#isTouched = true
    this.isNothing = false
    this.takeResult(typeof result === 'object' && result !== null ? (result as ImageAnswer) : {})
    this.changed()
  }

  /** The same object as `value`, under the name that scripts fall back to. */
  get _submittableValue(): ImageAnswer {
    return this.value
  }

  #buildAnswer(): ImageAnswer {
    const { width, height } = this.image.size
    const answer = { ...this.readResult(), inputImageProperties: { height, width } }
    return this.hasInitialValue ? { ...answer, initialValueModified: this.isModified } : answer
  }

  /** An empty attribute counts as absent. Source: specification 3.0.2. */
  protected get hasInitialValue(): boolean {
    const given = this.#initialValue
    return given !== null && given !== undefined && !(typeof given === 'string' && given.trim() === '')
  }

  /** The colour of a label, as CSS hexadecimal. */
  colorOf(label: string): string {
    return labelColor(Math.max(0, this.#labels.indexOf(label)), this.authorColors)
  }

  contribution(): Contribution {
    return { kind: 'object', name: this.name, value: this.value }
  }

  validate(): boolean {
    this.problem = this.#findProblem()
    return this.problem === undefined
  }

  #findProblem(): string | undefined {
    const { imageStillLoading, imageNeeded, unfinishedDrawing, nothingDrawn } = imageMessages()
    if (this.image.state === 'loading') return imageStillLoading
    if (this.image.state !== 'shown') return imageNeeded
    if (this.isDrawing) return unfinishedDrawing
    return this.isEmpty && !this.isNothing && !this.isResultGiven ? nothingDrawn : undefined
  }

  /** A submit handler may have written a result of its own into the answer; then it is not for us to refuse it. */
  protected get isResultGiven(): boolean {
    return Object.values(this.value).some(member => Array.isArray(member) && member.length > 0)
  }

  readDraft(): Json {
    return { work: this.#isTouched ? this.readWork() : null, isNothing: this.isNothing }
  }

  writeDraft(draft: Json): void {
    if (typeof draft !== 'object' || draft === null || Array.isArray(draft)) return
    const { work = null, isNothing } = draft
    this.abandon()
    this.history.clear()
    if (work !== null) {
      this.#isTouched = true
      this.takeWork(work)
    }
    this.isNothing = isNothing === true && this.isEmpty
    this.changed()
  }

  formResetCallback(): void {
    this.abandon()
    this.history.clear()
    this.#isTouched = false
    this.problem = undefined
    this.announcement = ''
    this.chosenLabel = this.#labels.length === 1 ? this.#labels[0] : undefined
    this.#startOver()
  }

  #startOver(): void {
    this.isNothing = false
    this.takeInitial(this.#initialValue)
    this.changed()
  }

  #imageCame(): void {
    if (this.#isTouched) this.fitWork()
    else this.takeInitial(this.#initialValue)
    this.changed()
  }

  /** The work is another one now, whoever changed it: the answer is put together anew when somebody asks. */
  protected changed(): void {
    this.#answer.expire()
    this.requestUpdate()
  }

  /** The worker changed the work. */
  protected commit(): void {
    this.#isTouched = true
    this.problem = undefined
    if (!this.isEmpty) this.isNothing = false
    this.changed()
    this.emitChange()
  }

  /** Shown below the image and spoken by screen readers. */
  protected announce(text: string): void {
    this.announcement = text
  }
}
