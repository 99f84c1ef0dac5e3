import type { IndexedPicture } from '../png/decode.ts'
import { loadEarlierMask } from './earlier-mask.ts'

type Entry = IndexedPicture | 'loading' | 'failed'

/** Pictures of earlier masks by their address: labels may change several times before anybody paints. */
export class EarlierMasks {
  readonly #entries = new Map<string, Entry>()
  readonly #onChange: (src: string) => void

  /** @param onChange a picture has come, or will not */
  constructor(onChange: (src: string) => void) {
    this.#onChange = onChange
  }

  /** The picture, or how far it is. The first call begins to load it. */
  get(src: string): Entry {
    const known = this.#entries.get(src)
    if (known) return known
    this.retry(src)
    return 'loading'
  }

  retry(src: string): void {
    // One earlier mask at a time: what was before will hardly come back.
    this.#entries.clear()
    this.#entries.set(src, 'loading')
    loadEarlierMask(src).then(
      picture => this.#settle(src, picture),
      error => {
        console.error(`The mask ${src.slice(0, 200)} could not be loaded.`, error)
        this.#settle(src, 'failed')
      },
    )
  }

  #settle(src: string, entry: Entry): void {
    if (!this.#entries.has(src)) return
    this.#entries.set(src, entry)
    this.#onChange(src)
  }
}
