import { html, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Contribution, Json } from '../shared/answer-element.ts'
import { own, ownAt } from '../shared/attributes.ts'
import { hotkeyAt, readExclusion } from '../shared/choices/categories.ts'
import { styles as choiceStyles } from '../shared/choices/styles.ts'
import { FramedWidget, type Shortcut } from '../shared/frame/framed-widget.ts'
import { ImageView } from '../shared/image/image-view.ts'
import { imageViewStyles } from '../shared/image/styles.ts'
import { imageToolStyles } from '../shared/image-tool/styles.ts'
import { renderViewer, viewerShortcuts } from '../shared/image-tool/viewer.ts'
import { imageMessages } from '../shared/messages/image/messages.ts'
import { messages } from '../shared/messages/messages.ts'
import { ANSWER_KEY, type ModerationAnswer, type ModerationLabel, readLabels } from './answer.ts'
import { LabelChoice } from './label-choice.ts'
import { renderLabelPicker } from './label-picker.ts'
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
  }

  readonly #image = new ImageView(this)
  readonly #choice = new LabelChoice()

  get src(): string {
    return this.#image.src
  }
  set src(src: string | null) {
    void this.#image.show(src ?? '')
  }

  /** The labels offered. Chosen ones that are no longer among them are dropped. */
  get categories(): ModerationLabel[] {
    return this.#choice.offered
  }
  set categories(categories: readonly unknown[] | string | null) {
    this.#choice.offered = this.authored.read('categories', () => readLabels(categories), [])
    this.requestUpdate()
  }

  /** Text of the exclusion button; undefined when there is none. */
  get exclusionCategory(): string | undefined {
    return this.#choice.exclusion
  }
  set exclusionCategory(given: unknown) {
    const { noneOfThese } = messages()
    this.#choice.exclusion = this.authored.read(
      'exclusion-category',
      () => readExclusion(given, noneOfThese),
      undefined,
    )
    this.requestUpdate()
  }

  /** The answer object; it may be set as such, or as a list of labels. */
  get value(): ModerationAnswer {
    return this.#choice.answer
  }
  set value(value: unknown) {
    this.#choice.take(value)
    this.requestUpdate()
  }

  get _submittableValue(): ModerationAnswer {
    return this.#choice.answer
  }

  override get draftName(): string {
    return ANSWER_KEY
  }

  contribution(): Contribution {
    return { kind: 'object', name: ANSWER_KEY, value: this.#choice.answer }
  }

  validate(): boolean {
    const { isComplete, exclusion } = this.#choice
    this.problem = isComplete ? undefined : messages().categoriesOrExclusionMissing(exclusion!)
    return isComplete
  }

  readDraft(): Json {
    return this.#choice.toDraft()
  }

  writeDraft(draft: Json): void {
    this.#choice.takeDraft(draft)
    this.requestUpdate()
  }

  formResetCallback(): void {
    this.problem = undefined
    this.value = []
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.category input:enabled, .exclusion-button')?.focus(options)
  }

  onHotkey(key: string): boolean {
    const label = this.#choice.shown.find((_, at) => hotkeyAt(at) === key)
    if (label === undefined || this.#choice.isExcluded) return this.#image.onKey(key)
    this.#toggle(label)
    return true
  }

  #toggle(label: ModerationLabel): void {
    this.#choice.toggle(label)
    this.#told()
  }

  readonly #toggleExclusion = (): void => {
    this.#choice.toggleExclusion()
    this.#told()
  }

  #told(): void {
    this.problem = undefined
    this.requestUpdate()
    this.emitChange()
  }

  protected shortcuts(): Shortcut[] {
    const { hotkeyRange, hotkeyTogglesCategory } = messages()
    const count = Math.min(this.#choice.offered.length, 10)
    const own: Shortcut[] = count > 0 ? [[hotkeyRange('1', hotkeyAt(count - 1)!), hotkeyTogglesCategory]] : []
    return [...own, ...viewerShortcuts()]
  }

  protected override renderTarget(): TemplateResult {
    return renderViewer(this.#image, this.header || imageMessages().image)
  }

  protected renderTools(): TemplateResult {
    const picker = {
      choice: this.#choice,
      toggle: (label: ModerationLabel) => this.#toggle(label),
      toggleExclusion: this.#toggleExclusion,
    }
    return html`<div class="annotation-area">${this.authored.render()}${renderLabelPicker(picker)}</div>`
  }
}
