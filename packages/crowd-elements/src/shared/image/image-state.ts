import { html, nothing, type TemplateResult } from 'lit'
import { fileNameOf } from '../file-name.ts'
import { imageMessages } from '../messages/image/messages.ts'
import { messages } from '../messages/messages.ts'

/** `none`: there is no address. */
export type ImageState = 'none' | 'loading' | 'shown' | 'failed'

interface Loading {
  readonly state: ImageState
  readonly src: string
  show(src: string): Promise<void>
}

/** What stands in the place of an image that is not there. */
export function renderImageState(image: Loading): TemplateResult | typeof nothing {
  const { imageLoading, imageMissing, tryAgain } = imageMessages()
  if (image.state === 'shown') return nothing
  if (image.state === 'loading') return html`<div class="image-state" role="status">${imageLoading}</div>`
  if (image.state === 'none') return html`<div class="image-state">${imageMissing}</div>`
  return html`<div class="image-state" role="alert">
    <p>${messages().imageNotLoaded(fileNameOf(image.src))}</p>
    <button type="button" class="plain-button" @click=${() => image.show(image.src)}>${tryAgain}</button>
  </div>`
}
