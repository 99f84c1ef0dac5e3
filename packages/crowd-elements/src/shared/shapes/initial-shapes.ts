import type { Size } from '../image/plane.ts'
import { type LabelledPoints, readItems, shapesFrom, type VectorDefinition } from './definition.ts'
import { arePointsEqual, type Shape } from './shape.ts'

/** Runs what reads the attribute; when it throws, says so and gives the fallback. */
type Reader = (read: () => unknown[], fallback: unknown[]) => unknown[]

type Definition = Pick<VectorDefinition, 'kind' | 'listKey' | 'fromItem'>

/** What the work began with: read from the initial value, and compared with to tell whether the worker changed anything. */
export class InitialShapes {
  readonly #definition: Definition
  readonly #reading: Reader
  /** The text as it was read; it is asked for again with each change of labels and image. */
  #read: { from: unknown; items: unknown[] } = { from: null, items: [] }
  #begun: readonly Shape[] = []

  constructor(definition: Definition, reading: Reader) {
    this.#definition = definition
    this.#reading = reading
  }

  /** @param labels those offered @param size of the image, 0 by 0 until it is known */
  shapesOf(initialValue: unknown, labels: readonly string[], size: Size): LabelledPoints[] {
    const isRead = typeof initialValue === 'string' && initialValue === this.#read.from
    if (!isRead) this.#read = { from: initialValue, items: this.#itemsOf(initialValue) }
    return shapesFrom(this.#read.items, this.#definition, labels, size)
  }

  #itemsOf(initialValue: unknown): unknown[] {
    return this.#reading(() => readItems(initialValue, this.#definition.listKey), [])
  }

  /** These are what the work begins with. */
  begin(shapes: readonly Shape[]): void {
    this.#begun = shapes
  }

  /** Whether shapes differ from those, in number, label or place; the order counts as well. */
  isModified(shapes: readonly Shape[]): boolean {
    const isSame = ({ label, points }: Shape, other: Shape | undefined) =>
      label === other?.label && arePointsEqual(points, other.points)
    return shapes.length !== this.#begun.length || !shapes.every((shape, index) => isSame(shape, this.#begun[index]))
  }
}
