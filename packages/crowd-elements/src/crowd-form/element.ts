import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { classMap } from 'lit/directives/class-map.js'
import { REGION_CHANGE } from '../regions/element.ts'
import { AnswerElement } from '../shared/answer-element.ts'
import { internal } from '../shared/attributes.ts'
import { parentOf, resetNatively, setAttribute } from '../shared/clobber-safe.ts'
import { CrowdElement } from '../shared/crowd-element.ts'
import { membersOf } from '../shared/form-members.ts'
import { PANE_TOGGLE } from '../shared/form-pane.ts'
import { FramedWidget } from '../shared/frame/framed-widget.ts'
import { glyphs } from '../shared/glyphs.ts'
import { messages } from '../shared/messages/messages.ts'
import { afterParsing } from '../shared/page-lifecycle.ts'
import { quietButtons } from '../shared/styles/quiet-button.ts'
import { tokens } from '../shared/styles/tokens.ts'
import { flattened, toTaskAnswers } from './answer.ts'
import { type Arrangement, arrange } from './arrange.ts'
import { adoptChildren, appendSubmitButton, submitButtons } from './inner-form.ts'
import { routeSubmissionIn } from './native-submission.ts'
import { serialise } from './serialise.ts'
import { styles } from './styles.ts'
import { type Phase, Submission } from './submission.ts'

/**
 * Wraps a task and turns everything in it into one answer.
 *
 * @summary The form around a task; the only way to give an answer.
 * @example
 * <crowd-form>
 *   <short-instructions>Type what the sign says.</short-instructions>
 *   <full-instructions header="Reading signs">Use capital letters where the sign does.</full-instructions>
 *   <crowd-input name="sign" label="The sign says" required></crowd-input>
 * </crowd-form>
 * @slot - the task: text, native controls, crowd elements, scripts
 * @attr {boolean} novalidate - leaves the browser's own checks out; forwarded to the inner form
 * @attr autocomplete - forwarded to the inner form
 * @attr {"flatten-objects"} answer-format - dotted names instead of objects in the answer
 * @event {SubmitEvent} submit - once per attempt, from the inner form; cancelling it keeps the form open
 * @event {CustomEvent<AnswerHandOver>} crowd-form-answer - the answer, for the host of the page
 * @csspart alert - the message about the form as a whole
 */
export class CrowdForm extends CrowdElement {
  static override styles = [tokens, quietButtons, styles]
  static override properties: PropertyDeclarations = {
    phase: internal,
    problem: internal,
    preview: internal,
    arrangement: internal,
  }
  declare phase: Phase
  declare problem: string | undefined
  declare preview: string | undefined
  declare arrangement: Arrangement

  readonly #form = document.createElement('form')
  readonly #submission = new Submission(this)
  readonly #children = new MutationObserver(() => this.#onChildrenChanged())
  #isSetUp = false
  /** Submit buttons that show `loading` because of us, not of their author. */
  readonly #busy: { loading?: boolean }[] = []

  constructor() {
    super()
    this.phase = 'editing'
    this.arrangement = { isWidgetOnly: false, pane: undefined }
    this.addEventListener(PANE_TOGGLE, () => this.requestUpdate())
    this.addEventListener(REGION_CHANGE, event => this.#onRegionChange(event))
    // Widgets whose code comes later are full-size ones only from then on.
    this.addEventListener('crowd-element-ready', event => this.#onElementReady(event))
  }

  /** The native form that holds the author's nodes; what is appended to it joins the answer. */
  get form(): HTMLFormElement {
    if (parentOf(this.#form) !== this) {
      this.append(this.#form)
      adoptChildren(this, this.#form)
    }
    return this.#form
  }

  /** Checks, asks the submit listeners, and hands the answer over; like pressing the submit button. */
  submit(): void {
    this.submitFrom(null)
  }

  /** @param submitter the button that was pressed */
  submitFrom(submitter: HTMLElement | null): void {
    void this.#submission.run(this.form, submitter)
  }

  /** Native controls, crowd controls and widgets back to what the markup says. */
  reset(): void {
    for (const form of this.querySelectorAll('form')) resetNatively(form)
    for (const element of membersOf(this))
      if (element instanceof AnswerElement && !(this.contains(element) && element.closest('form')))
        element.formResetCallback()
  }

  /** Looked up by scripts under this name. Source: specification 2.3, "private hooks". */
  _serializeForm(): { taskAnswers: string } {
    const answer = serialise(this)
    const flattens = this.getAttribute('answer-format') === 'flatten-objects'
    return { taskAnswers: toTaskAnswers(flattens ? flattened(answer) : answer) }
  }

  override connectedCallback(): void {
    super.connectedCallback()
    routeSubmissionIn(this.getRootNode())
    this.#children.observe(this, { childList: true })
    if (this.#isSetUp) this.#children.observe(this.#form, { childList: true })
    afterParsing(() => this.#setUp())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#children.disconnect()
  }

  /** Once, when the author's children are there. */
  #setUp(): void {
    if (this.#isSetUp || !this.isConnected) return
    this.#isSetUp = true
    adoptChildren(this, this.form)
    for (const name of ['autocomplete', 'novalidate'])
      if (this.hasAttribute(name)) setAttribute(this.form, name, this.getAttribute(name)!)
    appendSubmitButton(this, this.form)
    this.#children.observe(this.form, { childList: true })
    this.#arrange()
  }

  /** Scripts may replace the whole content with `innerHTML`; then a new inner form is due. */
  #onChildrenChanged(): void {
    if (!this.#isSetUp) return
    if (parentOf(this.#form) !== this) {
      Element.prototype.replaceChildren.call(this.#form)
      appendSubmitButton(this, this.form)
    }
    this.#arrange()
  }

  #onElementReady({ target }: Event): void {
    if (this.#isSetUp && target instanceof FramedWidget) this.#arrange()
  }

  #arrange(): void {
    this.arrangement = arrange(this, this.form)
  }

  /** The link to the full instructions comes and goes with their content. */
  #onRegionChange(event: Event): void {
    const { pane } = this.arrangement
    if (event.target !== pane) pane?.requestUpdate()
  }

  override updated(): void {
    if (this.phase === 'sending') this.#markBusy()
    else for (const button of this.#busy.splice(0)) button.loading = false
  }

  #markBusy(): void {
    const idle = [...submitButtons(this)].filter(button => !button.loading)
    this.#busy.push(...idle)
    for (const button of idle) button.loading = true
  }

  override render(): TemplateResult {
    const isClosed = this.phase === 'sending' || this.phase === 'sent'
    return html`<div class="page">
      <div class=${this.#contentClass()} ?inert=${isClosed}><slot></slot></div>
      <div class="visually-hidden" role="status">${this.#status()}</div>
      ${this.problem === undefined ? nothing : this.#renderProblem(this.problem)}
      <pre id="answers-box" ?hidden=${this.preview === undefined}>${this.preview}</pre>
    </div>`
  }

  #contentClass(): ReturnType<typeof classMap> {
    const { isWidgetOnly, pane } = this.arrangement
    return classMap({
      content: true,
      'widget-only': isWidgetOnly,
      'with-pane': pane !== undefined,
      'pane-collapsed': pane?.isCollapsed === true,
    })
  }

  #status(): string {
    if (this.phase === 'sending') return messages().sending
    return this.phase === 'sent' ? messages().sent : ''
  }

  #renderProblem(problem: string): TemplateResult {
    const dismiss = () => {
      this.problem = undefined
    }
    return html`<div class="alert" part="alert" role="alert">
      ${glyphs.warning}<span>${problem}</span>
      <button class="glyph-button" type="button" aria-label=${messages().dismiss} @click=${dismiss}>${glyphs.close}</button>
    </div>`
  }
}
