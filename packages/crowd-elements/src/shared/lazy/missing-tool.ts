import { css, html, type TemplateResult } from 'lit'
import { AnswerElement, type Json } from '../answer-element.ts'
import { messages } from '../messages/messages.ts'
import { tokens } from '../styles/tokens.ts'

/** Stands where an element should be whose code could not be loaded: says so, and blocks the answer. */
export const missingTool = (): CustomElementConstructor =>
  class MissingTool extends AnswerElement {
    static override styles = [
      tokens,
      css`
        :host {
          display: block;
        }
        p {
          margin: 0 0 12px;
          padding: 12px 16px;
          border: 1px solid var(--danger);
          border-radius: var(--radius);
          background: var(--danger-tint);
          color: var(--danger);
        }
      `,
    ]

    override get checkedAt(): 'widgets' {
      return 'widgets'
    }

    /** Earlier work waits here for a page that has the code. */
    #draft: Json = null

    contribution(): undefined {}

    validate(): boolean {
      return false
    }

    readDraft(): Json {
      return this.#draft
    }

    writeDraft(draft: Json): void {
      this.#draft = draft
    }

    formResetCallback(): void {}

    override render(): TemplateResult {
      return html`<p role="alert">${messages().toolNotLoaded}</p><slot></slot>`
    }
  }
