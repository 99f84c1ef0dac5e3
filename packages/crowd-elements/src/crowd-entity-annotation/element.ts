import { html, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Contribution, Json } from '../shared/answer-element.ts'
import { internal, own, ownAt } from '../shared/attributes.ts'
import { FramedWidget, type Shortcut } from '../shared/frame/framed-widget.ts'
import { hotkeyPlace } from '../shared/image-tool/labels.ts'
import { imageToolStyles } from '../shared/image-tool/styles.ts'
import { textMessages } from '../shared/messages/text/messages.ts'
import { Annotation } from './annotation.ts'
import { type EntityAnswer, readEntities, readList } from './answer.ts'
import { changesSpans, type Outcome } from './editor.ts'
import { styles } from './styles.ts'
import { TextPane } from './text-pane.ts'
import { colourOf, renderLabels, renderTextToolbar, textShortcuts } from './tools.ts'

/**
 * Labelled spans of a text. Answer: `{"entities": [{"endOffset": 9, "label": "drug", "startOffset": 3}]}`, offsets in
 * code points, the end exclusive.
 *
 * Stands alone: it has a form and a submit button of its own, and nodes that scripts append to
 * `shadowRoot.querySelector('crowd-form').form` join the answer. Inside a crowd-form it is a widget like any other.
 *
 * @summary Marks and labels parts of a text.
 * @example
 * <crowd-entity-annotation name="found" header="Mark drugs and doses" text="Take 20 mg of aspirin daily."
 *   labels="[{ label: 'drug', fullDisplayName: 'Drug' }, { label: 'dose', fullDisplayName: 'Dose' }]"
 *   initial-value="[{ label: 'drug', startOffset: 14, endOffset: 21 }]">
 *   <short-instructions><p>Mark every drug and every dose.</p></short-instructions>
 * </crowd-entity-annotation>
 * @attr name - the answer key
 * @attr text - the text, shown with its blanks and line breaks
 * @attr {{label: string, shortDisplayName?: string, fullDisplayName?: string}[]} labels - JSON list; plain texts will do
 * @attr header - plain text above the text
 * @attr {{label: string, startOffset: number, endOffset: number}[]} initial-value - JSON list of spans shown at first
 * @slot short-instructions - shown beside the text
 * @slot full-instructions - shown in a dialog
 * @slot - anything else, after the text
 * @event change - the worker added, changed or removed a span
 * @csspart labels - the list of labels
 * @csspart toolbar - undo and redo
 */
export class CrowdEntityAnnotation extends FramedWidget {
  static override styles = [...FramedWidget.styles, imageToolStyles, styles]
  // In this order values set before the upgrade are taken: spans need their text and labels.
  static override properties: PropertyDeclarations = {
    text: ownAt('text'),
    labels: ownAt('labels'),
    initialValue: ownAt('initial-value'),
    value: own,
    standsAlone: internal,
    announcement: internal,
  }
  /** It is in no crowd-form, so it draws one of its own around itself. */
  declare standsAlone: boolean
  /** What the status line says. */
  declare announcement: string

  readonly #work = new Annotation()
  readonly #pane: TextPane
  /** What was selected in the text when the worker reached for a label. */
  #held: { start: number; end: number } | undefined

  constructor() {
    super()
    this.standsAlone = false
    this.announcement = ''
    this.#pane = new TextPane({
      root: () => this.shadowRoot,
      work: this.#work,
      onOutcome: outcome => this.#onOutcome(outcome),
      onMoved: words => this.#say(words),
      colourOf: label => colourOf(this.#work.editor.labels, label),
    })
  }

  get text(): string {
    return this.#work.text
  }
  set text(text: string | null) {
    this.#work.text = text ?? ''
    this.requestUpdate()
  }

  /** The labels as the author gave them. Spans whose label is gone are dropped. */
  get labels(): unknown[] {
    return this.#work.labels
  }
  set labels(labels: readonly unknown[] | string | null) {
    this.#work.labels = this.authored.read('labels', () => readList(labels), [])
    this.requestUpdate()
  }

  get initialValue(): unknown[] {
    return this.#work.initial
  }
  set initialValue(entities: unknown) {
    this.#work.initial = this.authored.read('initial-value', () => readEntities(entities), [])
    this.requestUpdate()
  }

  /** The answer object; assigning an answer, or a list of entities, replaces the spans. */
  get value(): EntityAnswer {
    return this.#work.answer
  }
  set value(value: unknown) {
    this.#work.load(readEntities(value))
    this.requestUpdate()
  }

  get _submittableValue(): EntityAnswer {
    return this.#work.answer
  }

  override get ownForm(): Element | null {
    return this.standsAlone ? (this.shadowRoot?.querySelector('crowd-form') ?? null) : null
  }

  override connectedCallback(): void {
    this.standsAlone = this.closest('crowd-form') === null
    super.connectedCallback()
    this.#pane.connect()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#pane.disconnect()
  }

  contribution(): Contribution {
    return { kind: 'object', name: this.name, value: this.value }
  }

  /** A text may have nothing to mark (our choice, no evidence). */
  validate(): boolean {
    return true
  }

  readDraft(): Json {
    return { entities: this.#work.spans().entities.map(entity => ({ ...entity })) }
  }

  writeDraft(draft: Json): void {
    if (typeof draft === 'object' && draft !== null) this.value = draft
  }

  formResetCallback(): void {
    this.#work.reset()
    this.requestUpdate()
  }

  override focus(options?: FocusOptions): void {
    this.#pane.focus(options)
  }

  onHotkey(key: string): boolean {
    const { editor } = this.#work
    const label = editor.labels[hotkeyPlace(key.toLowerCase())]
    if (label) return this.#onOutcome(editor.chooseLabel(label.label))
    if (key === 'Delete' || key === 'Backspace') return this.#onOutcome(editor.remove())
    return key === 'Escape' && this.#onOutcome(editor.leave())
  }

  onShortcut(keys: string): boolean {
    const { editor } = this.#work
    if (keys === 'z') return this.#onOutcome(editor.undo())
    return (keys === 'y' || keys === 'shift+z') && this.#onOutcome(editor.redo())
  }

  /** @returns whether anything came of it */
  #onOutcome(outcome: Outcome): boolean {
    if (outcome.kind === 'nothing') return false
    if (changesSpans(outcome)) {
      this.#work.touch()
      this.emitChange()
    }
    this.#pane.settleSelection()
    this.#say(this.#work.speech.outcome(outcome, this.#work.editor))
    return true
  }

  #say(words: string): void {
    this.announcement = words
    this.requestUpdate()
  }

  protected shortcuts(): Shortcut[] {
    return textShortcuts(this.#work.editor.labels.length)
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed)
    this.#work.settle()
  }

  override updated(): void {
    this.#pane.update()
  }

  override render(): TemplateResult {
    return this.standsAlone ? html`<crowd-form>${super.render()}</crowd-form>` : super.render()
  }

  protected override renderTarget(): TemplateResult {
    const { text, textHelp } = textMessages()
    return html`<div class="image-tool">
      ${renderTextToolbar(this.#work.editor, kind => this.#onOutcome(this.#work.editor[kind]()))}
      <div class="sheet">
        <div class="text" role="textbox" aria-multiline="true" aria-readonly="true" tabindex="0" aria-label=${text}
          aria-describedby="text-help" @mousedown=${this.#pane.onPress} @keydown=${this.#pane.onKeydown}></div>
        <div class="marks"></div>
        <div class="caret"></div>
      </div>
      <div class="visually-hidden" id="text-help">${textHelp}</div>
      <div class="status-line"><span role="status" dir="auto">${this.announcement}</span></div>
    </div>`
  }

  protected renderTools(): TemplateResult {
    const { editor } = this.#work
    const choose = (label: string) => this.#onOutcome(editor.chooseLabel(label, editor.range ?? this.#held))
    // A touch lets go of the selection before the button hears of it.
    const hold = () => {
      this.#held = editor.range
    }
    return html`<div class="annotation-area" @pointerdown=${hold}>
      ${this.authored.render()}
      ${renderLabels(editor, choose)}
    </div>`
  }
}
