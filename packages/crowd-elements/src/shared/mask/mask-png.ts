import { encodePngInSteps, type FlatPicture, finish } from '../png/encode.ts'
import { toBase64 } from './draft.ts'

/** How long painting must rest before it is worth writing a file. */
const REST_MS = 250

/**
 * The PNG of a mask as base64, ready when somebody asks: written in small steps while nobody works, and at once if it is
 * asked for before.
 */
export class MaskPng {
  readonly #picture: () => FlatPicture
  #text: string | undefined
  #steps: ReturnType<typeof encodePngInSteps> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(picture: () => FlatPicture) {
    this.#picture = picture
  }

  /** The mask or its colours are others now. @param given the file of what it will become, from whoever brought it */
  become(given?: string): void {
    clearTimeout(this.#timer)
    this.#steps = undefined
    this.#text = given
    if (given === undefined) this.#timer = setTimeout(this.#advance, REST_MS)
  }

  get text(): string {
    clearTimeout(this.#timer)
    this.#text ??= toBase64(finish(this.#steps ?? encodePngInSteps(this.#picture())))
    this.#steps = undefined
    return this.#text
  }

  readonly #advance = (): void => {
    this.#steps ??= encodePngInSteps(this.#picture())
    const { done, value } = this.#steps.next()
    if (done) this.#text = toBase64(value)
    else this.#timer = setTimeout(this.#advance)
  }
}
