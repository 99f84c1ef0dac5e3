import { html, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Contribution, Json } from '../shared/answer-element.ts'
import { flagAt, internal, own, ownAt } from '../shared/attributes.ts'
import { FramedWidget, type Shortcut } from '../shared/frame/framed-widget.ts'
import { imageViewStyles } from '../shared/image/styles.ts'
import { imageToolStyles } from '../shared/image-tool/styles.ts'
import { viewerShortcuts } from '../shared/image-tool/viewer.ts'
import { reviewMessages } from '../shared/messages/review/messages.ts'
import { type Block, type Pair, readBlocks } from './blocks.ts'
import { DocumentView } from './document-view.ts'
import { type ListedKey, readBlockTypes, readKeys } from './keys.ts'
import { ANSWER_KEY, type TextractAnswer } from './review.ts'
import { renderReviewList } from './review-list.ts'
import { styles } from './styles.ts'
import { type ReviewState, ReviewWork } from './work.ts'

/**
 * Reviews the keys and values found in a document. Answer, under a fixed key:
 * `{"AWS/Textract/AnalyzeDocument/Forms/V1": {"blocks": [{"blockType": "KEY_VALUE_SET", "confidence": 71.5, "entityTypes": ["KEY"], "id": "k1", "relationships": [{"ids": ["w1"], "type": "CHILD"}, {"ids": ["v1"], "type": "VALUE"}]}, …]}}`,
 * a flat list without geometry; what the worker typed has ids of its own and no confidence.
 *
 * @summary Review of key-value pairs found by Amazon Textract.
 * @example
 * <crowd-form>
 *   <crowd-textract-analyze-document src="sample-document.png" header="Check what was read"
 *     block-types="['KEY_VALUE_SET']" no-key-edit no-geometry-edit
 *     keys="[{ importantFormKey: 'Full Name:', importantFormKeyAliases: ['Name'] }, { importantFormKey: 'Birth date' }]"
 *     initial-value="[
 *       { blockType: 'KEY_VALUE_SET', id: 'k1', entityTypes: ['KEY'], confidence: 95, text: 'Full Name:',
 *         geometry: { boundingBox: { left: 0.08, top: 0.24, width: 0.1, height: 0.03 } },
 *         relationships: [{ type: 'VALUE', ids: ['v1'] }] },
 *       { blockType: 'KEY_VALUE_SET', id: 'v1', entityTypes: ['VALUE'], confidence: 95,
 *         geometry: { boundingBox: { left: 0.18, top: 0.24, width: 0.1, height: 0.03 } },
 *         relationships: [{ type: 'CHILD', ids: ['w1', 'w2'] }] },
 *       { blockType: 'WORD', id: 'w1', text: 'Jane' }, { blockType: 'WORD', id: 'w2', text: 'Doe' }]">
 *     <short-instructions>Confirm or correct each key and its value.</short-instructions>
 *   </crowd-textract-analyze-document>
 * </crowd-form>
 * @attr src - address of the document's image
 * @attr {Block[]} initial-value - JSON list of the blocks found
 * @attr {{importantFormKey: string, importantFormKeyAliases: string[]}[]} keys - JSON list of keys a worker may add
 * @attr {string[]} block-types - JSON list; only `KEY_VALUE_SET` is known
 * @attr {boolean} no-key-edit - the text of keys found cannot be changed
 * @attr {boolean} no-geometry-edit - accepted; places cannot be changed in any case
 * @attr header - plain text above the document
 * @slot short-instructions - shown beside the document
 * @slot full-instructions - shown in a dialog
 * @slot - anything else, after the document; controls in it give their own answers
 * @event change - the worker said something about a pair or a key
 * @csspart image - the document
 * @csspart toolbar - the buttons that zoom
 * @csspart pairs - the list of pairs
 */
export class CrowdTextractAnalyzeDocument extends FramedWidget {
  static override styles = [...FramedWidget.styles, imageViewStyles, imageToolStyles, styles]
  static override properties: PropertyDeclarations = {
    src: ownAt('src'),
    initialValue: ownAt('initial-value'),
    keys: ownAt('keys'),
    blockTypes: ownAt('block-types'),
    noKeyEdit: flagAt('no-key-edit'),
    value: own,
    selected: internal,
  }
  declare noKeyEdit: boolean
  /** Id of the key whose pair is shown in the document. */
  declare selected: string | undefined

  readonly #document = new DocumentView(this)
  readonly #work = new ReviewWork()
  #given: Block[] = []
  #reviewsPairs = true

  constructor() {
    super()
    this.noKeyEdit = false
  }

  get src(): string {
    return this.#document.image.src
  }
  set src(src: string | null) {
    void this.#document.image.show(src ?? '')
  }

  /** The blocks found. Setting them starts the review over. */
  get initialValue(): Block[] {
    return this.#given
  }
  set initialValue(blocks: unknown) {
    this.#given = this.authored.read('initial-value', () => readBlocks(blocks), [])
    this.#startOver()
  }

  /** The keys a worker may add. Setting them starts the review over. */
  get keys(): ListedKey[] {
    return this.#work.keys
  }
  set keys(keys: unknown) {
    this.#work.keys = this.authored.read('keys', () => readKeys(keys), [])
    this.#changed()
  }

  get blockTypes(): string[] {
    return this.#reviewsPairs ? ['KEY_VALUE_SET'] : []
  }
  set blockTypes(types: unknown) {
    this.#reviewsPairs = this.authored.read('block-types', () => readBlockTypes(types), true)
    this.#startOver()
  }

  /** The answer as it stands: pairs not refused so far, with what was corrected. */
  get value(): TextractAnswer {
    return this.#work.answer
  }
  /** Takes over an answer, or its blocks: its pairs count as confirmed. */
  set value(value: unknown) {
    this.#work.blocks = readBlocks((value as TextractAnswer | null | undefined)?.blocks ?? value)
    this.#work.confirmAll()
    this.#changed()
  }

  get _submittableValue(): TextractAnswer {
    return this.#work.answer
  }

  override get draftName(): string {
    return ANSWER_KEY
  }

  #startOver(): void {
    this.#work.blocks = this.#reviewsPairs ? this.#given : []
    this.selected = undefined
    this.#changed()
  }

  #changed(): void {
    this.#document.refresh()
    this.requestUpdate()
  }

  contribution(): Contribution {
    return { kind: 'object', name: ANSWER_KEY, value: this.#work.answer }
  }

  validate(): boolean {
    const { openCount } = this.#work
    this.problem = openCount === 0 ? undefined : reviewMessages().pairsOpen(openCount)
    return openCount === 0
  }

  readDraft(): Json {
    return this.#work.state as unknown as Json
  }

  writeDraft(draft: Json): void {
    const state = draft as unknown as Partial<ReviewState> | null
    if (!state?.verdicts || !Array.isArray(state.missing) || !Array.isArray(state.added)) return
    this.#work.restore(state as ReviewState)
    this.#changed()
  }

  formResetCallback(): void {
    this.problem = undefined
    this.#startOver()
  }

  /** To the first thing that still wants an answer, else to the first pair. */
  override focus(options?: FocusOptions): void {
    const open = this.renderRoot.querySelector('.card:not(.valid, .refused)') ?? this.renderRoot.querySelector('.card')
    open?.querySelector<HTMLElement>('.verdict input, textarea:enabled')?.focus(options)
  }

  onHotkey(key: string): boolean {
    return this.#document.image.onKey(key)
  }

  protected shortcuts(): Shortcut[] {
    return viewerShortcuts()
  }

  #told(): void {
    this.problem = undefined
    this.#changed()
    this.emitChange()
  }

  /** Shows a pair in the document. */
  #select(pair: Pair): void {
    if (this.selected === pair.key.id) return
    this.selected = pair.key.id
    this.#document.refresh()
    this.#document.reveal(pair)
  }

  /** What the document shows. */
  get pairs(): readonly Pair[] {
    return this.#work.pairs
  }

  /** A click on a pair in the document leads to it in the list. */
  async onPick(pair: Pair): Promise<void> {
    this.#select(pair)
    await this.updateComplete
    this.renderRoot.querySelector('.card.selected')?.scrollIntoView({ block: 'nearest' })
    this.renderRoot.querySelector<HTMLElement>('.card.selected .card-head')?.focus({ preventScroll: true })
  }

  protected override renderTarget(): TemplateResult {
    return this.#document.render(this.header || reviewMessages().document)
  }

  protected renderTools(): TemplateResult {
    const list = {
      work: this.#work,
      selected: this.selected,
      canEditKey: !this.noKeyEdit,
      select: (pair: Pair) => this.#select(pair),
      told: () => this.#told(),
    }
    return html`<div class="annotation-area">${this.authored.render()}${renderReviewList(list)}</div>`
  }
}
