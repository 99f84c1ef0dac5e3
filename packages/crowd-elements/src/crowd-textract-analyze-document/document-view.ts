import { html, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { ImageView } from '../shared/image/image-view.ts'
import { renderViewer } from '../shared/image-tool/viewer.ts'
import type { Pair } from './blocks.ts'
import { middleOf, paintPairs, pairAt } from './document-layer.ts'

/** What the document shows, and what a click on it does. */
interface DocumentHost extends ReactiveControllerHost, HTMLElement {
  readonly pairs: readonly Pair[]
  /** Id of the key whose pair is shown in the document. */
  readonly selected: string | undefined
  onPick(pair: Pair): void
}

/** A press that moved further than this moved the document and chose nothing. CSS pixels. */
const CLICK_REACH = 4

/** The document with the places of keys and values over it. */
export class DocumentView {
  readonly #host: DocumentHost
  readonly image: ImageView
  readonly #marks: { invalidate(): void }
  #pressedAt = { x: 0, y: 0 }

  constructor(host: DocumentHost) {
    this.#host = host
    this.image = new ImageView(host)
    this.#marks = this.image.addLayer((context, _area, scale) =>
      paintPairs(context, host.pairs, { size: this.image.size, scale, selected: host.selected }),
    )
  }

  /** Draws the places again, after pairs or the selected one have changed. */
  refresh(): void {
    this.#marks.invalidate()
  }

  /** Brings a pair into sight, its key rather than its value where both do not fit. */
  reveal({ key, value }: Pair): void {
    for (const polygon of [value?.polygon ?? [], key.polygon]) {
      const middle = middleOf(polygon, this.image.size)
      if (middle) this.image.reveal(middle)
    }
  }

  render(label: string): TemplateResult {
    return html`<div class="document" @pointerdown=${this.#onPress} @click=${this.#onClick}>
      ${renderViewer(this.image, label)}
    </div>`
  }

  readonly #onPress = ({ clientX: x, clientY: y }: PointerEvent): void => {
    this.#pressedAt = { x, y }
  }

  readonly #onClick = ({ clientX, clientY }: MouseEvent): void => {
    const { element, size } = this.image
    const moved = Math.hypot(clientX - this.#pressedAt.x, clientY - this.#pressedAt.y)
    if (!element || moved > CLICK_REACH) return
    const { left, top } = element.getBoundingClientRect()
    const pair = pairAt(this.#host.pairs, this.image.toImage({ x: clientX - left, y: clientY - top }), size)
    if (pair) this.#host.onPick(pair)
  }
}
