import { LitElement } from 'lit'
import { isParsing } from './page-lifecycle.ts'

/**
 * What every element shares: an open shadow root that is complete as soon as the element is connected, and one
 * `crowd-element-ready`. Template scripts look into shadow roots right after inserting markup, hence no waiting.
 */
export abstract class CrowdElement extends LitElement {
  override connectedCallback(): void {
    super.connectedCallback()
    if (!this.hasUpdated) this.performUpdate()
  }

  /** Draws what has changed in this very moment, for whoever looks at the result in the next. */
  drawNow(): void {
    if (this.isUpdatePending) this.performUpdate()
  }

  override firstUpdated(): void {
    void this.#announce()
  }

  async #announce(): Promise<void> {
    // While parsing, children are still missing: an element without them is not ready for anybody.
    if (isParsing()) await new Promise(done => document.addEventListener('DOMContentLoaded', done, { once: true }))
    await this.updateComplete
    this.dispatchEvent(new CustomEvent('crowd-element-ready', { bubbles: true }))
  }

  /** A change the worker made; leaves the shadow tree so that handlers on the element and above hear it. */
  protected emitChange(): void {
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }))
  }
}
