import type { ImageState } from './image-state.ts'
import { loadPicture } from './load-picture.ts'
import type { Area, Size } from './plane.ts'
import { Pyramid } from './pyramid.ts'

/** What the source needs of the view. */
export interface SourceHost {
  /** An image is there. @param isOtherSize than the one before */
  come(isOtherSize: boolean): void
  /** A smoother copy of it is there: what was drawn may be drawn again. */
  smoother(): void
  /** The state is another one. */
  changed(): void
}

/** The image itself: where it comes from, whether it is there, and its pixels. */
export class ImageSource {
  readonly #host: SourceHost
  #loading: AbortController | undefined
  #pyramid: Pyramid | undefined
  /** Address of the image as last shown. */
  src = ''
  state: ImageState = 'none'

  constructor(host: SourceHost) {
    this.#host = host
  }

  /** Natural size, image pixels; 0 by 0 until there is an image. */
  get size(): Size {
    return this.#pyramid?.size ?? { width: 0, height: 0 }
  }

  /** As in `Pyramid`; nothing while there is no image. */
  draw(context: CanvasRenderingContext2D, area: Area, density: number): void {
    this.#pyramid?.draw(context, area, density)
  }

  /** Loads an image. The one before stays until then, so that nothing flickers when only the URL changed. */
  async show(src: string): Promise<void> {
    this.#loading?.abort()
    const loading = new AbortController()
    this.#loading = loading
    this.src = src
    this.#become(src ? 'loading' : 'none')
    if (!src) return this.#release()
    try {
      const picture = await loadPicture(src, loading.signal)
      if (!loading.signal.aborted) this.#take(new Pyramid(picture, () => this.#host.smoother()))
    } catch (error) {
      if (loading.signal.aborted) return
      console.error(`The image ${src} could not be loaded.`, error)
      this.#release()
      this.#become('failed')
    }
  }

  #take(pyramid: Pyramid): void {
    const { width, height } = this.size
    this.#release()
    this.#pyramid = pyramid
    this.#become('shown')
    this.#host.come(pyramid.size.width !== width || pyramid.size.height !== height)
  }

  #release(): void {
    this.#pyramid?.release()
    this.#pyramid = undefined
  }

  #become(state: ImageState): void {
    this.state = state
    this.#host.changed()
  }
}
