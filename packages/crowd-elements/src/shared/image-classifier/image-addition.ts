import { html, nothing, type TemplateResult } from 'lit'
import type { Json } from '../answer-element.ts'
import type { Addition, CategoryWidget } from '../choices/category-widget.ts'
import type { Shortcut } from '../frame/framed-widget.ts'
import { ImageView } from '../image/image-view.ts'
import { toolGlyphs } from '../image-tool/tool-glyphs.ts'
import { renderViewer, viewerShortcuts } from '../image-tool/viewer.ts'
import { imageMessages } from '../messages/image/messages.ts'
import { imageClassifierMessages } from '../messages/image-classifier/messages.ts'
import type { Overlay } from './overlay.ts'
import { OverlayLayer } from './overlay-layer.ts'
import { WorkerComment } from './worker-comment.ts'

/** What both image classifiers add to a classifier: the image, what may lie over it, and a comment. */
export class ImageAddition implements Addition {
  readonly #host: CategoryWidget
  readonly image: ImageView
  readonly comment: WorkerComment
  readonly #overlay: OverlayLayer

  constructor(host: CategoryWidget) {
    this.#host = host
    this.image = new ImageView(host)
    this.#overlay = new OverlayLayer(this.image)
    this.comment = new WorkerComment(host)
  }

  get overlay(): Overlay | undefined {
    return this.#overlay.overlay
  }
  set overlay(overlay: Overlay | undefined) {
    this.#overlay.overlay = overlay
    this.#host.requestUpdate()
  }

  renderTarget(): TemplateResult {
    const { overlay } = this
    const { showOverlay } = imageClassifierMessages()
    const toggle = {
      id: 'overlay',
      name: showOverlay,
      glyph: toolGlyphs.layers,
      run: () => this.#toggle(),
      isPressed: this.#overlay.isShown,
      keys: 'O',
    }
    return html`${renderViewer(this.image, this.#host.header || imageMessages().image, overlay ? [toggle] : [])}
      ${overlay && overlay.legend.length > 0 ? renderLegend(overlay) : nothing}`
  }

  #toggle(): void {
    this.#overlay.isShown = !this.#overlay.isShown
    this.#host.requestUpdate()
  }

  renderBelow(): TemplateResult | typeof nothing {
    return this.comment.render()
  }

  onHotkey(key: string): boolean {
    if (key.toLowerCase() !== 'o' || !this.overlay) return this.image.onKey(key)
    this.#toggle()
    return true
  }

  shortcuts(): Shortcut[] {
    return [...(this.overlay ? [['O', imageClassifierMessages().keyOverlay] as const] : []), ...viewerShortcuts()]
  }

  answered(): object {
    return this.comment.text.trim() === '' ? {} : { workerComment: this.comment.text }
  }

  /** Whoever cannot see the image cannot judge it. */
  problem(): string | undefined {
    return this.image.state === 'failed' ? imageMessages().imageNeeded : undefined
  }

  readDraft(): Json {
    return this.comment.text
  }

  writeDraft(draft: Json): void {
    if (typeof draft === 'string') this.comment.text = draft
  }

  reset(): void {
    this.comment.text = ''
  }
}

const renderLegend = ({ legend }: Overlay): TemplateResult =>
  html`<ul class="legend" part="legend" aria-label=${imageClassifierMessages().legend}>
    ${legend.map(({ colour, label }) => html`<li><span class="swatch" style="--label-color:${colour}"></span>${label}</li>`)}
  </ul>`
