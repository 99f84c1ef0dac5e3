import { Context, Drop, type Liquid } from 'liquidjs'
import { printed } from './printed-text.ts'

/** Everything a template may read of a loop's own variables; the rest of those objects is machinery. */
const LOOP_VARIABLES = new Set(
  'first index index0 last length name rindex rindex0 col col0 col_first col_last row'.split(' '),
)

type Scope = Context['environments']
type Limits = Pick<Context, 'memoryLimit' | 'renderLimit'>

/** The variables of one render. Templates read own properties of JSON values here, and nothing of JavaScript's. */
export class RenderContext extends Context {
  constructor(scope: object, liquid: Liquid, limits?: Limits) {
    super(scope, liquid.options, { sync: true }, { liquid, ...limits })
  }

  override spawn(scope: object = {}): Context {
    return new RenderContext(scope, this.liquid, this)
  }

  override readProperty(object: Scope, key: string | number | Drop): unknown {
    const name: unknown = key instanceof Drop ? key.valueOf() : key
    if (typeof name !== 'string' && typeof name !== 'number') return undefined
    if (object instanceof Drop) {
      const plain: unknown = object.valueOf()
      if (typeof name === 'string' && LOOP_VARIABLES.has(name) && name in object)
        return super.readProperty(object, name)
      return typeof plain === 'string' ? readText(printed(object), name) : undefined
    }
    return typeof object === 'string' ? readText(object, name) : super.readProperty(object, name)
  }
}

/** Whole characters, not halves of a pair: `.first` of an emoji is the emoji. */
function readText(text: string, name: string | number): string | number | undefined {
  if (name === 'size') return text.length
  if (name === 'first') return Array.from(text.slice(0, 2))[0]
  if (name === 'last') return Array.from(text.slice(-2)).at(-1)
  return undefined
}
