import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { flag, text, textAt } from '../shared/attributes.ts'
import { CrowdElement } from '../shared/crowd-element.ts'
import { renderIcon } from '../shared/icon.ts'
import { afterParsing } from '../shared/page-lifecycle.ts'
import { ChildSlots, labelAndSwallowed, manualSlots } from '../shared/slots.ts'
import { tokens } from '../shared/styles/tokens.ts'
import { styles } from './styles.ts'

type FormActions = HTMLElement & { submitFrom(submitter: HTMLElement): void; reset(): void }

/**
 * A button; with `form-action` it sends or resets the crowd-form around it.
 *
 * @summary A button, link or submit button.
 * @example
 * <crowd-form>
 *   <crowd-input name="plate" label="Licence plate"></crowd-input>
 *   <crowd-button onclick="this.previousElementSibling.value = 'unreadable'">I cannot read it</crowd-button>
 *   <crowd-button form-action="submit" variant="primary">Send</crowd-button>
 * </crowd-form>
 * @attr {"submit"|"reset"} form-action - what it does to the nearest crowd-form; without it a click never submits
 * @attr {"primary"|"normal"|"link"|"icon"} variant - look; `icon` hides the text
 * @attr {boolean} disabled - no clicks
 * @attr {boolean} loading - a turning sign, no clicks; wins over `disabled`
 * @attr href - acts as a link
 * @attr target - frame name for `href`
 * @attr icon - name of a sign
 * @attr {"left"|"right"} icon-align - side of the sign
 * @attr icon-url - address of a picture, instead of `icon`
 * @slot - the text
 * @csspart button - the native button or link
 */
export class CrowdButton extends CrowdElement {
  static override shadowRootOptions = manualSlots
  static override styles = [tokens, styles]
  static override properties: PropertyDeclarations = {
    formAction: textAt('form-action'),
    variant: text,
    disabled: flag,
    loading: flag,
    href: text,
    target: text,
    icon: text,
    iconAlign: textAt('icon-align'),
    iconUrl: textAt('icon-url'),
  }
  declare formAction: string
  declare variant: string
  declare disabled: boolean
  declare loading: boolean
  declare href: string
  declare target: string
  declare icon: string
  declare iconAlign: string
  declare iconUrl: string

  constructor() {
    super()
    for (const name of ['formAction', 'variant', 'href', 'target', 'icon', 'iconAlign', 'iconUrl'] as const)
      this[name] = ''
    this.disabled = false
    this.loading = false
    new ChildSlots(this, labelAndSwallowed)
    // Registered before any author's listener, so that a blocked button is silent for all of them.
    this.addEventListener('click', this.#blockClick, true)
  }

  get #isBlocked(): boolean {
    return this.disabled || this.loading
  }

  get #button(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>('.button') ?? null
  }

  override click(): void {
    this.#button?.click()
  }

  override focus(options?: FocusOptions): void {
    this.#button?.focus(options)
  }

  override blur(): void {
    this.#button?.blur()
  }

  override firstUpdated(): void {
    super.firstUpdated()
    // Whether a sign is among the children is known once the parser has handed them out.
    afterParsing(() => this.requestUpdate())
  }

  readonly #blockClick = (event: Event): void => {
    const isSwallowed = event.target !== this && event.target instanceof HTMLElement && !this.#isInLabel(event.target)
    if (!this.#isBlocked || isSwallowed) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  #isInLabel(node: HTMLElement): boolean {
    const child = [...this.childNodes].find(own => own.contains(node))
    return child !== undefined && labelAndSwallowed([...this.childNodes]).get(child) === 'label'
  }

  /**
   * The native button sits in a native form of its own: its submit event comes after all click handlers, and only
   * when none of them prevented the click. That is exactly when a button should act.
   */
  readonly #act = (event: SubmitEvent): void => {
    event.preventDefault()
    if (this.#isBlocked) return
    const form = nearestCrowdForm(this)
    if (this.formAction === 'submit') form?.submitFrom(this)
    if (this.formAction === 'reset') form?.reset()
  }

  override render(): TemplateResult {
    const content = html`${this.#renderSign()}<span class=${this.#textClass}
      ><slot name="label"></slot></span>`
    return html`${this.href ? this.#renderLink(content) : this.#renderButton(content)}<slot name="swallowed"></slot>`
  }

  /** The icon variant shows the sign alone, an attribute's or one among the children; the text stays the name. */
  get #textClass(): string {
    if (this.variant !== 'icon') return ''
    if (this.icon || this.iconUrl) return 'visually-hidden'
    return this.querySelector(':scope > iron-icon') ? 'sign-only' : ''
  }

  #renderSign(): TemplateResult | typeof nothing {
    if (this.loading) return html`<span class="spinner" aria-hidden="true"></span>`
    const icon = this.iconUrl || this.icon
    return icon ? renderIcon(this, icon) : nothing
  }

  #class(): string {
    const variant = { primary: 'primary', link: 'link', icon: 'icon-only' }[this.variant] ?? 'normal'
    return ['button', variant, this.iconAlign === 'right' ? 'at-end' : '', this.loading ? 'loading' : ''].join(' ')
  }

  // aria-disabled keeps a blocked button focusable: a worker who just pressed Submit does not lose the place.
  #renderButton(content: TemplateResult): TemplateResult {
    const acts = this.formAction === 'submit' || this.formAction === 'reset'
    return html`<form novalidate @submit=${this.#act}>
      <button
        class=${this.#class()}
        part="button"
        type=${acts ? 'submit' : 'button'}
        aria-disabled=${this.#isBlocked ? 'true' : nothing}
        aria-busy=${this.loading ? 'true' : nothing}
      >${content}</button>
    </form>`
  }

  #renderLink(content: TemplateResult): TemplateResult {
    return html`<a
      class=${this.#class()}
      part="button"
      href=${this.#isBlocked ? nothing : this.href}
      target=${this.target || nothing}
      rel=${this.target === '_blank' ? 'noopener' : nothing}
      role=${this.#isBlocked ? 'link' : nothing}
      aria-disabled=${this.#isBlocked ? 'true' : nothing}
    >${content}</a>`
  }
}

/** Also from inside a shadow tree: a widget may own its form. */
function nearestCrowdForm(element: Element): FormActions | null {
  const form = element.closest<FormActions>('crowd-form')
  if (form) return form
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? nearestCrowdForm(root.host) : null
}
