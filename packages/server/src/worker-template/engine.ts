// liquidjs as worker task templates need it: crowd-elements specification, 1.4 to 1.6. Runs in a worker thread only,
// because its own limits are checked between nodes and one filter can take seconds.
import { Filter, Liquid, Output, Parser, type Template, toValueSync, type Variable } from 'liquidjs'
import { CpuLimit } from './cpu-limit.ts'
import { BudgetedEmitter, type OutputBudget } from './emitters.ts'
import { parseInput } from './input-json.ts'
import type { ObjectGrant } from './object-link.ts'
import { operators } from './operators.ts'
import { printPlaceholder } from './printed-text.ts'
import { RenderContext } from './render-context.ts'
import { asFilterError, asRenderError, inputIsNoJson, isLimit, type RenderError } from './render-error.ts'
import { findScripts } from './script-position.ts'
import { serviceFilters } from './service-filters.ts'
import { registerTags } from './tags.ts'
import { type FilterHandler, textFilters } from './text-filters.ts'
import { valueFilters } from './value-filters.ts'

export type RenderRequest = {
  template: string
  /** JSON text of `task.input` */
  inputJson: string
  grant: ObjectGrant
}
/** `content` is empty when an error is one that stops the render: every code but `FilterError`. */
export type Rendered = { content: string; errors: RenderError[] }

export type ParsedTemplate = readonly Template[]

/** A page is at most 16 M characters: five times the largest human loop input, for entities. */
const OUTPUT_LIMIT_CHARACTERS = 16 * 1024 * 1024
/** The engine's count of characters and list items created. Lists must stay far below V8's 2^27, where it ends the process. */
const MEMORY_LIMIT_ITEMS = 3e7
/** The engine's own check between nodes: ends an endless loop without losing the thread. */
const ENGINE_CPU_LIMIT_MS = 700
const ERRORS_SHOWN = 20

/** Where a placeholder stands in the template. */
type Placeholder = { token: { input: string; begin: number } }

let scanned = { template: '', isInScript: (_offset: number) => false }

function isInScript({ token }: Placeholder): boolean {
  if (scanned.template !== token.input) scanned = { template: token.input, isInScript: findScripts(token.input) }
  return scanned.isInScript(token.begin)
}

/** Autoescape. `this.token` is the placeholder: of `echo` and `cycle` by the engine, of `{{ }}` by {@link PositionedParser}. */
function escapePlaceholder(this: Placeholder, value: unknown): unknown {
  return printPlaceholder(value, () => isInScript(this))
}

/** The stock parser gives autoescape no position; `to_json` prints differently inside a script element. */
class PositionedParser extends Parser {
  readonly #engine: Liquid
  constructor(engine: Liquid) {
    super(engine)
    this.#engine = engine
  }
  override parseToken(...[token, remaining]: Parameters<Parser['parseToken']>): ReturnType<Parser['parseToken']> {
    const template = super.parseToken(token, remaining)
    if (!(template instanceof Output)) return template
    const { input, begin, end } = token
    const place = { name: 'autoescape', args: [], input, begin, end } as unknown as ConstructorParameters<
      typeof Filter
    >[0]
    const { filters } = template.value
    filters[filters.length - 1] = new Filter(
      place,
      escapePlaceholder as unknown as (value: unknown) => unknown,
      this.#engine,
    )
    return template
  }
}

const engine = new Liquid({
  templates: {},
  ownPropertyOnly: true,
  strictFilters: true,
  operators,
  outputEscape: escapePlaceholder as unknown as (value: unknown) => string,
  timezoneOffset: 0,
  locale: 'en-US',
  parseLimit: 1_000_000,
  memoryLimit: MEMORY_LIMIT_ITEMS,
})
for (const name of Object.keys(engine.filters)) engine.unregisterFilter(name)
for (const [name, handler] of Object.entries({ ...textFilters, ...valueFilters, ...serviceFilters }))
  engine.registerFilter(name, reportingErrors(name, handler))
registerTags(engine)

/** Every variable that a template takes from outside, with where it does so. */
export const readsOf = (template: ParsedTemplate): Variable[] =>
  Object.values(engine.analyzeSync([...template], { partials: false }).globals).flat()

/** @throws what {@link asRenderError} understands */
export const parseTemplate = (template: string): ParsedTemplate => new PositionedParser(engine).parse(template)

export function renderTemplate(template: ParsedTemplate, inputJson: string, grant: ObjectGrant): Rendered {
  const input = parseInput(inputJson)
  if (input === undefined) return { content: '', errors: [inputIsNoJson] }
  const errors: RenderError[] = []
  const budget: OutputBudget = { left: OUTPUT_LIMIT_CHARACTERS }
  const scope = Object.assign(Object.create(null), { task: { input } })
  const context = new RenderContext(scope, engine)
  context.renderLimit = new CpuLimit(ENGINE_CPU_LIMIT_MS) as unknown as typeof context.renderLimit
  for (const [name, value] of Object.entries({ errors, budget, grant })) context.setRegister(name, value)
  try {
    const emitter = new BudgetedEmitter(budget, false)
    toValueSync(engine.renderer.renderTemplates([...template], context, emitter))
    return { content: emitter.buffer, errors }
  } catch (error) {
    return { content: '', errors: [asRenderError(error)] }
  }
}

/** A filter that fails prints nothing and says so; only limits end the render. */
function reportingErrors(name: string, handler: FilterHandler): FilterHandler {
  return function* (...args): Generator<unknown, unknown, unknown> {
    try {
      return yield handler.apply(this, args as [unknown])
    } catch (error) {
      if (isLimit(error)) throw error
      const errors: RenderError[] = this.context.getRegister('errors')
      if (errors.length < ERRORS_SHOWN) errors.push(asFilterError(name, error, this.token))
      return undefined
    }
  }
}

export { asRenderError }
