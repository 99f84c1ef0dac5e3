import type { Json } from '../answer-element.ts'
import type { Size } from '../image/plane.ts'
import { paletteOf, pictureOf } from './class-colors.ts'
import { maskFromText, maskToText } from './draft.ts'
import { Mask } from './mask.ts'
import { dataOf, type GivenMask, type MaskClass } from './mask-answer.ts'
import type { MaskEditor } from './mask-editor.ts'
import { MaskPng } from './mask-png.ts'
import { MaskSource } from './mask-source.ts'

/** What the work needs of its widget. */
export interface WorkHost {
  /** Has the mask and shows it. */
  readonly editor: Pick<MaskEditor, 'mask' | 'show' | 'recolour'>
  /** The widget's name, for the console. */
  readonly localName: string
  /** Of the image; 0 by 0 until it is known. */
  size(): Size
  labels(): readonly string[]
  /** Sets the classes so that they fit the labels, given those of a mask that is about to come. */
  takeClasses(given: readonly MaskClass[]): void
  /** A picture has come or will not. */
  progressed(): void
}

/** What is in a draft. */
interface MaskDraft {
  size: [width: number, height: number]
  classes: MaskClass[]
  runs: string
}

/**
 * A mask as somebody's work: what its pixels mean, where it came from, the file it is sent as and its draft. How it is
 * painted is the editor's.
 */
export class MaskWork {
  readonly #host: WorkHost
  readonly #png = new MaskPng(() => pictureOf(this.#mask, this.classes))
  readonly #source: MaskSource
  /** What each class is; class 0 is none and not among them. Entries stay, so that pixels keep their meaning. */
  classes: MaskClass[] = []

  constructor(host: WorkHost) {
    this.#host = host
    this.#source = new MaskSource({
      size: () => host.size(),
      offered: () => this.classes.map(known => (host.labels().includes(known.label) ? known : undefined)),
      come: mask => this.#become(mask),
      progressed: () => host.progressed(),
    })
  }

  get #mask(): Mask {
    return this.#host.editor.mask
  }

  /** The mask as base64 of a PNG; empty until the image is known. */
  get png(): string {
    return this.#host.size().width > 0 ? this.#png.text : ''
  }

  /** Begins with this one; what is modified is told by comparing with it. */
  begin(given: GivenMask): void {
    this.#source.setInitial(given)
    this.take(given)
  }

  /** An empty mask now, the given one as soon as its picture is there. */
  take(given: GivenMask): void {
    this.classes = []
    this.#host.takeClasses(given.classes)
    this.#source.expect(given)
    // Whoever brought a file gets the same one back until it has been read.
    this.#become(new Mask(this.#host.size()), given.src && dataOf(given.src))
    this.#source.take()
  }

  #become(mask: Mask, png?: string): void {
    this.#host.editor.show(mask)
    this.recolour()
    this.#png.become(png)
  }

  /** The classes are others now. */
  recolour(): void {
    this.#host.editor.recolour(paletteOf(this.classes))
  }

  /** Pixels are others now. */
  painted(): void {
    this.#png.become()
  }

  /** Labels have gone: what is painted under them goes as well. */
  keepLabels(labels: readonly string[]): void {
    const mask = this.#mask
    const gone = this.classes.flatMap(({ label }, index) => (labels.includes(label) ? [] : [index + 1]))
    mask.begin()
    mask.clear(new Set(gone))
    mask.end()
    this.#host.takeClasses(this.classes)
    this.#become(mask)
  }

  /** The image has come for work that was there before it. */
  fit(): void {
    this.#source.take()
    const { width, height } = this.#host.size()
    const { size } = this.#mask
    if (size.width === width && size.height === height) return
    // Work on an image that is another one now fits nowhere.
    if (size.width > 0) console.warn(`<${this.#host.localName}> the earlier work belongs to an image of another size.`)
    this.#become(new Mask(this.#host.size()))
  }

  get isEmpty(): boolean {
    return !this.#source.isExpecting && this.#mask.isEmpty
  }

  get isModified(): boolean {
    return this.#source.isModified(this.#mask.state)
  }

  /** Whether something is painted in a class; all that is on its way counts. */
  hasPixels(value: number): boolean {
    return this.#source.isExpecting || this.#mask.pixelsOf(value) > 0
  }

  toDraft(): Json {
    const { size } = this.#mask
    const classes = this.classes.map(({ label, color }) => ({ label, color }))
    return { size: [size.width, size.height], classes, runs: maskToText(this.#mask) }
  }

  /** Of one that cannot be read the console is told. */
  takeDraft(draft: Json): void {
    try {
      const { size, classes, runs } = draft as unknown as MaskDraft
      const mask = maskFromText(runs, { width: size[0], height: size[1] })
      this.classes = []
      this.#host.takeClasses(classes)
      this.#source.expect(undefined)
      this.#become(mask)
      if (this.#host.size().width > 0) this.fit()
    } catch (error) {
      console.warn('A draft could not be read.', error)
    }
  }

  /** How far an earlier mask is that has not come. */
  get progress(): 'loading' | 'failed' | undefined {
    return this.#source.progress
  }

  /** The earlier mask must come before anything can be sent. */
  get isBlocking(): boolean {
    return this.#source.isBlocking
  }

  readonly retry = (): void => this.#source.retry()
}
