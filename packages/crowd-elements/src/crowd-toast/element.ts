import { css, html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import { flag, internal, readNumber, text } from '../shared/attributes.ts'
import { CrowdElement } from '../shared/crowd-element.ts'
import { ChildSlots, labelAndSwallowed, manualSlots } from '../shared/slots.ts'
import { tokens } from '../shared/styles/tokens.ts'

/** How long a message is shown without a word from its author. Source: specification 3.29. */
const DURATION_MS = 3000

/** The one that is on show: two at a time would cover each other. */
let shown: CrowdToast | undefined

/**
 * A message that comes up when it is put into the page and goes by itself. It stays while the worker points at it.
 *
 * @summary A short message over the page. Gives no answer.
 * @attr text - the message; the children, when absent
 * @attr {number} duration - how long it stays, in ms, 3000 when absent; 0 or less until it is closed by script
 * @attr {boolean} opened - shown now; scripts set it to show the message again, and take it away to hide it
 * @slot - the message
 * @csspart toast - the box
 * @example
 * <crowd-toast text="Saved for later" duration="10000"></crowd-toast>
 */
export class CrowdToast extends CrowdElement {
  static override shadowRootOptions = manualSlots
  static override styles = [
    tokens,
    css`
      :host {
        display: block;
      }
      .toast {
        position: fixed;
        inset: auto auto 24px 50%;
        translate: -50%;
        box-sizing: border-box;
        inline-size: max-content;
        max-inline-size: min(560px, calc(100vw - 32px));
        margin: 0;
        padding: 12px 20px;
        border: 0;
        border-radius: var(--radius);
        background: light-dark(#1f2937, #e9edf3);
        color: light-dark(#fff, #1a2230);
        overflow-wrap: anywhere;
        box-shadow: 0 8px 28px rgb(10 20 40 / 0.3);
      }
    `,
  ]
  static override properties: PropertyDeclarations = {
    text,
    duration: text,
    opened: flag,
    isHeld: internal,
  }
  declare text: string
  declare duration: string | number
  declare opened: boolean
  /** The worker points at it: it does not go away meanwhile. */
  declare isHeld: boolean

  #timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    this.text = ''
    this.duration = ''
    this.opened = false
    this.isHeld = false
    // With `text` given, children are what an unclosed tag swallowed.
    new ChildSlots(this, children =>
      this.text ? new Map(children.map(node => [node, 'swallowed'])) : labelAndSwallowed(children),
    )
  }

  override connectedCallback(): void {
    super.connectedCallback()
    // Without `opened` it shows on insertion (our choice, no evidence).
    this.opened = true
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.opened = false
    this.#stop()
  }

  override updated(changed: PropertyValues): void {
    if (!this.isConnected) return
    const box = this.renderRoot.querySelector<HTMLElement>('.toast')!
    if (changed.has('opened')) box.togglePopover(this.opened)
    if (this.opened) this.#show()
    else this.#stop()
  }

  #show(): void {
    if (shown && shown !== this) shown.opened = false
    shown = this
    clearTimeout(this.#timer)
    const duration = readNumber(String(this.duration ?? ''), DURATION_MS)
    if (duration > 0 && !this.isHeld) this.#timer = setTimeout(() => this.#close(), duration)
  }

  #stop(): void {
    clearTimeout(this.#timer)
    if (shown === this) shown = undefined
  }

  #close(): void {
    this.opened = false
  }

  override render(): TemplateResult {
    const hold = (isHeld: boolean) => () => {
      this.isHeld = isHeld
    }
    return html`<div class="toast" part="toast" role="status" popover="manual"
        @pointerenter=${hold(true)} @pointerleave=${hold(false)}>${this.text}<slot name="label"></slot></div>
      <slot name="swallowed"></slot>`
  }
}
