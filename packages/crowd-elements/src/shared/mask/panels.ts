import { html, nothing, type TemplateResult } from 'lit'
import { imageMessages } from '../messages/image/messages.ts'
import { maskMessages } from '../messages/mask/messages.ts'
import { LARGEST_BRUSH, type MaskEditor } from './mask-editor.ts'

/** How far the mask of an earlier job is, in words. */
export const earlierWords = (state: 'loading' | 'failed' | undefined): string =>
  state === 'failed' ? maskMessages().earlierFailed : maskMessages().earlierLoading

/** How far the mask of an earlier job is, if there is one that has not come. */
export function renderEarlier(
  state: 'loading' | 'failed' | undefined,
  retry: () => void,
): TemplateResult | typeof nothing {
  if (state === 'loading') return html`<div class="earlier" role="status">${earlierWords(state)}</div>`
  if (state !== 'failed') return nothing
  return html`<div class="earlier" role="alert">${earlierWords(state)}
    <button type="button" class="plain-button" @click=${retry}>${imageMessages().tryAgain}</button></div>`
}

/** Small brushes need finer steps than large ones: the slider runs over square roots. */
const toSlider = (diameter: number): number => Math.sqrt(diameter)
const fromSlider = (value: number): number => value * value

/** Size of the brush, and how much the mask covers the image. Neither is an answer: their events stay here. */
export function renderSliders(editor: MaskEditor, update: () => void): TemplateResult {
  const { brushSize, pixels, opacity, percent } = maskMessages()
  const silent = (event: Event) => event.stopPropagation()
  const set = (apply: (value: number) => void) => (event: Event) => {
    event.stopPropagation()
    apply((event.target as HTMLInputElement).valueAsNumber)
    update()
  }
  const size = set(value => editor.resize(fromSlider(value)))
  const cover = set(value => {
    editor.opacity = value / 100
  })
  const share = Math.round(editor.opacity * 100)
  return html`<div class="sliders">
    <label><span>${brushSize}</span><span class="amount">${pixels(editor.diameter)}</span>
      <input type="range" min="1" max=${toSlider(LARGEST_BRUSH)} step="any" .value=${String(toSlider(editor.diameter))}
        aria-valuetext=${pixels(editor.diameter)} @input=${size} @change=${silent} /></label>
    <label><span>${opacity}</span><span class="amount">${percent(share)}</span>
      <input type="range" min="0" max="100" step="5" .value=${String(share)} aria-valuetext=${percent(share)}
        @input=${cover} @change=${silent} /></label>
  </div>`
}
