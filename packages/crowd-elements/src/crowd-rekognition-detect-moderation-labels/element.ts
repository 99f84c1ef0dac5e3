import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Contribution, Json } from '../shared/answer-element.ts'
import { internal, own, ownAt } from '../shared/attributes.ts'
import { hotkeyAt, readExclusion } from '../shared/choices/categories.ts'
import { renderChoice } from '../shared/choices/choice.ts'
import { styles as choiceStyles } from '../shared/choices/styles.ts'
import { FramedWidget, type Shortcut } from '../shared/frame/framed-widget.ts'
import { ImageView } from '../shared/image/image-view.ts'
import { imageViewStyles } from '../shared/image/styles.ts'
import { imageToolStyles } from '../shared/image-tool/styles.ts'
import { renderViewer, viewerShortcuts } from '../shared/image-tool/viewer.ts'
import { imageMessages } from '../shared/messages/image/messages.ts'
import { messages } from '../shared/messages/messages.ts'
import { reviewMessages } from '../shared/messages/review/messages.ts'
import {
  ANSWER_KEY,
  grouped,
  known,
  type ModerationAnswer,
  type ModerationLabel,
  nameOf,
  readLabels,
} from './answer.ts'
import { styles } from './styles.ts'

/**
 * Confirms the moderation labels of an image. Answer, under a fixed key:
 * `{"AWS/Rekognition/DetectModerationLabels/Image/V3": {"moderationLabels": [{"name": "Smoking", "parentName": "Tobacco"}]}}`,
 * the chosen ones only, as they were given.
 *
 * @summary Review of moderation labels found by Amazon Rekognition.
 * @example
 * <crowd-form>
 *   <crowd-rekognition-detect-moderation-labels src="sample-image.jpg" header="What can be seen?"
 *     categories="[{ name: 'Tobacco', parentName: '' }, { name: 'Smoking', parentName: 'Tobacco' }, { name: 'Alcohol', parentName: '' }]"
 *     exclusion-category="{ text: 'None of these' }">
 *     <short-instructions>Choose every label that fits the image.</short-instructions>
 *   </crowd-rekognition-detect-moderation-labels>
 * </crowd-form>
 * @attr src - address of the image
 * @attr {(string | {name: string, parentName?: string})[]} categories - JSON list of the labels
 * @attr header - plain text above the image
 * @attr {{text: string}} exclusion-category - JSON, or the bare text; a button that clears and disables all labels
 * @slot short-instructions - shown beside the image
 * @slot full-instructions - shown in a dialog
 * @slot - anything else, after the image; controls in it give their own answers
 * @event change - the worker chose or released a label
 * @csspart categories - the list of labels
 * @csspart exclusion - the exclusion button
 * @csspart image - the image
 * @csspart toolbar - the buttons that zoom
 */
export class CrowdRekognitionDetectModerationLabels extends FramedWidget {
  static override styles = [...FramedWidget.styles, choiceStyles, imageViewStyles, imageToolStyles, styles]
  static override properties: PropertyDeclarations = {
    src: ownAt('src'),
    categories: ownAt('categories'),
    exclusionCategory: ownAt('exclusion-category'),
    value: own,
    isExcluded: internal,
  }
  /** The worker pressed the exclusion button. */
  declare isExcluded: boolean

  readonly #image = new ImageView(this)
  #categories: ModerationLabel[] = []
  #exclusion: string | undefined
  #answer: ModerationAnswer = { moderationLabels: [] }

  constructor() {
    super()
    this.isExcluded = false
  }

  get src(): string {
    return this.#image.src
  }
  set src(src: string | null) {
    void this.#image.show(src ?? '')
  }

  /** The labels offered. Chosen ones that are no longer among them are dropped. */
  get categories(): ModerationLabel[] {
    return this.#categories
  }
  set categories(categories: readonly unknown[] | string | null) {
    this.#categories = this.authored.read('categories', () => readLabels(categories), [])
    this.#choose(this.#answer.moderationLabels)
  }

  /** Text of the exclusion button; undefined when there is none. */
  get exclusionCategory(): string | undefined {
    return this.#exclusion
  }
  set exclusionCategory(given: unknown) {
    const { noneOfThese } = messages()
    this.#exclusion = this.authored.read('exclusion-category', () => readExclusion(given, noneOfThese), undefined)
    if (this.#exclusion === undefined) this.isExcluded = false
    this.requestUpdate()
  }

  /** The answer object; it may be set as such, or as a list of labels. */
  get value(): ModerationAnswer {
    return this.#answer
  }
  set value(value: unknown) {
    const labels = Array.isArray(value) ? value : (value as ModerationAnswer | null | undefined)?.moderationLabels
    this.isExcluded = false
    this.#choose(Array.isArray(labels) ? labels : [])
  }

  get _submittableValue(): ModerationAnswer {
    return this.#answer
  }

  override get draftName(): string {
    return ANSWER_KEY
  }

  #choose(labels: readonly ModerationLabel[]): void {
    this.#answer = { moderationLabels: known(labels, this.#categories) }
    this.requestUpdate()
  }

  contribution(): Contribution {
    return { kind: 'object', name: ANSWER_KEY, value: this.#answer }
  }

  validate(): boolean {
    const isComplete = this.#exclusion === undefined || this.isExcluded || this.#answer.moderationLabels.length > 0
    this.problem = isComplete ? undefined : messages().categoriesOrExclusionMissing(this.#exclusion!)
    return isComplete
  }

  readDraft(): Json {
    return { moderationLabels: this.#answer.moderationLabels as Json, isExcluded: this.isExcluded }
  }

  writeDraft(draft: Json): void {
    if (typeof draft !== 'object' || draft === null || Array.isArray(draft)) return
    this.value = draft
    this.isExcluded = draft.isExcluded === true && this.#exclusion !== undefined
  }

  formResetCallback(): void {
    this.problem = undefined
    this.value = []
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.category input:enabled, .exclusion-button')?.focus(options)
  }

  /** In the order in which they are shown. */
  get #shown(): ModerationLabel[] {
    return grouped(this.#categories).flatMap(({ labels }) => labels)
  }

  onHotkey(key: string): boolean {
    const index = this.#shown.findIndex((_, at) => hotkeyAt(at) === key)
    if (index === -1 || this.isExcluded) return this.#image.onKey(key)
    this.#toggle(this.#shown[index]!)
    return true
  }

  #toggle(label: ModerationLabel): void {
    const chosen = this.#answer.moderationLabels
    this.#choose(chosen.includes(label) ? chosen.filter(one => one !== label) : [...chosen, label])
    this.#told()
  }

  readonly #toggleExclusion = (): void => {
    this.isExcluded = !this.isExcluded
    this.#choose([])
    this.#told()
  }

  #told(): void {
    this.problem = undefined
    this.emitChange()
  }

  protected shortcuts(): Shortcut[] {
    const { hotkeyRange, hotkeyTogglesCategory } = messages()
    const count = Math.min(this.#categories.length, 10)
    const own: Shortcut[] = count > 0 ? [[hotkeyRange('1', hotkeyAt(count - 1)!), hotkeyTogglesCategory]] : []
    return [...own, ...viewerShortcuts()]
  }

  protected override renderTarget(): TemplateResult {
    return renderViewer(this.#image, this.header || imageMessages().image)
  }

  protected renderTools(): TemplateResult {
    const shown = this.#shown
    return html`<div class="annotation-area">
      ${this.authored.render()}
      <div class="category-picker-wrapper" part="categories" role="group" aria-labelledby="labels-heading">
        <div class="pane-heading" id="labels-heading">${reviewMessages().chooseLabels}</div>
        ${grouped(this.#categories).map(({ parent, labels }) => this.#renderGroup(parent, labels, shown))}
        ${shown.length === 0 ? html`<p class="empty">${messages().noCategories}</p>` : nothing}
      </div>
      ${this.#exclusion === undefined ? nothing : this.#renderExclusion(this.#exclusion)}
    </div>`
  }

  #renderGroup(parent: string, labels: ModerationLabel[], shown: ModerationLabel[]): TemplateResult {
    const choices = labels.map(label =>
      renderChoice({
        label: nameOf(label),
        type: 'checkbox',
        key: hotkeyAt(shown.indexOf(label)),
        isChosen: this.#answer.moderationLabels.includes(label),
        isDisabled: this.isExcluded,
        choose: () => this.#toggle(label),
      }),
    )
    return html`<div class="group" role=${parent ? 'group' : nothing} aria-label=${parent || nothing}>
      ${parent ? html`<div class="group-name" aria-hidden="true">${parent}</div>` : nothing}${choices}
    </div>`
  }

  #renderExclusion(text: string): TemplateResult {
    return html`<button type="button" class="exclusion-button ${this.isExcluded ? 'chosen' : ''}" part="exclusion"
      aria-pressed=${this.isExcluded} @click=${this.#toggleExclusion}>${text}</button>`
  }
}
