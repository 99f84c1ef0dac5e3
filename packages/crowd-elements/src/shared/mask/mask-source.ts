import type { Size } from '../image/plane.ts'
import { colorKey, parseColor } from './colors.ts'
import { EarlierMasks } from './earlier-masks.ts'
import { maskFromPicture } from './from-picture.ts'
import { isSame, Mask, type MaskState } from './mask.ts'
import { type GivenMask, type MaskClass, NO_MASK } from './mask-answer.ts'

/** What the source needs of its widget. */
export interface SourceHost {
  /** Of the image; 0 by 0 until it is known. */
  size(): Size
  /** What each class is, from 1; undefined for those whose label is not offered. */
  offered(): readonly (MaskClass | undefined)[]
  /** The mask that was expected has come. */
  come(mask: Mask): void
  /** A picture has come or will not: whoever shows how far it is looks again. */
  progressed(): void
}

/**
 * Where a mask comes from that nobody has painted here: an earlier job or a script. Its picture may come later than the
 * image, or earlier; and it is what `initialValueModified` compares with.
 */
export class MaskSource {
  readonly #host: SourceHost
  readonly #pictures = new EarlierMasks(() => {
    this.take()
    this.#host.progressed()
  })
  #initial: GivenMask = NO_MASK
  /** The initial mask as it was put up, once it could be. */
  #initialState: MaskState | undefined
  #awaited: GivenMask | undefined

  constructor(host: SourceHost) {
    this.#host = host
  }

  /** From now on this is what the work began with. */
  setInitial(given: GivenMask): void {
    this.#initial = given
    this.#initialState = undefined
  }

  /** The mask is to be this one as soon as its picture is there. @see take */
  expect(given: GivenMask | undefined): void {
    this.#awaited = given?.src === undefined ? undefined : given
  }

  /** Hands over what is expected, if it is there. */
  take(): void {
    const given = this.#awaited
    const mask = given && this.#maskOf(given)
    if (!mask) return
    this.#awaited = undefined
    if (given === this.#initial) this.#initialState = mask.state
    this.#host.come(mask)
  }

  get isExpecting(): boolean {
    return this.#awaited !== undefined
  }

  /** What a script assigned is known in full already; of an earlier job's mask only the address is. */
  get isBlocking(): boolean {
    return this.#awaited !== undefined && this.#awaited === this.#initial
  }

  /** How far the expected picture is; undefined when there is none. */
  get progress(): 'loading' | 'failed' | undefined {
    const src = this.#awaited?.src
    if (src === undefined) return undefined
    return this.#pictures.get(src) === 'failed' ? 'failed' : 'loading'
  }

  readonly retry = (): void => {
    if (this.#awaited?.src !== undefined) this.#pictures.retry(this.#awaited.src)
    this.#host.progressed()
  }

  /** Whether a mask differs from the initial one; not, as long as that has not come. */
  isModified(state: MaskState): boolean {
    if (this.#awaited) return this.#awaited !== this.#initial
    this.#initialState ??= this.#maskOf(this.#initial)?.state
    return this.#initialState !== undefined && !isSame(this.#initialState, state)
  }

  /** @returns undefined until picture and image are there */
  #maskOf({ src }: GivenMask): Mask | undefined {
    const size = this.#host.size()
    const picture = src === undefined ? undefined : this.#pictures.get(src)
    if (size.width === 0 || typeof picture === 'string') return undefined
    return picture ? maskFromPicture(picture, this.#classOf(), size) : new Mask(size)
  }

  #classOf(): Map<number, number> {
    return new Map(
      this.#host.offered().flatMap((known, index) => {
        const rgb = known && parseColor(known.color)
        return rgb ? [[colorKey(rgb), index + 1] as const] : []
      }),
    )
  }
}
