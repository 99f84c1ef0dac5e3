import { CaptureTag, type Context, type Emitter, type Liquid, Tag, Value } from 'liquidjs'
import { BudgetedEmitter, type OutputBudget } from './emitters.ts'
import { escapeHtml } from './html-escape.ts'
import { EscapedText } from './printed-text.ts'

/** Tags that read other files. They stay known, so that the message can say why they do not work. */
const FILE_TAGS = ['include', 'render', 'layout', 'block', 'section', 'sections']

export function registerTags(liquid: Liquid): void {
  liquid.registerTag('capture', CaptureBothReadings)
  liquid.registerTag('echo', Echo)
  for (const name of FILE_TAGS) liquid.registerTag(name, FileTag)
}

/** Keeps what the captured placeholders were before escaping, so that nothing is escaped twice later on. */
class CaptureBothReadings extends CaptureTag {
  override *render(context: Context): Generator<unknown, void, string> {
    const emitter = new BudgetedEmitter(context.getRegister<OutputBudget>('budget'), true)
    yield this.liquid.renderer.renderTemplates(this.templates, context, emitter)
    const { buffer: html, text } = emitter
    context.bottom()[this.variable] =
      html === text && escapeHtml(text) === text ? text : new EscapedText(html, text, 'capture')
  }
}

/** As a placeholder in `{{ }}`. The stock tag unwraps values before it escapes them, and would escape some twice. */
class Echo extends Tag {
  readonly #value: Value | undefined
  constructor(...[token, remaining, liquid]: ConstructorParameters<typeof Tag>) {
    super(token, remaining, liquid)
    this.tokenizer.skipBlank()
    if (!this.tokenizer.end()) this.#value = new Value(this.tokenizer.readFilteredValue(), liquid)
  }
  /** For the analysis of what a template reads. */
  *arguments(): Generator<Value> {
    if (this.#value) yield this.#value
  }
  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    if (!this.#value) return
    const value = yield this.#value.value(context, false)
    const place = { context, token: this.token, liquid: this.liquid }
    emitter.write(this.liquid.options.outputEscape?.call(place as never, value) ?? value)
  }
}

class FileTag extends Tag {
  constructor(...[token, remaining, liquid]: ConstructorParameters<typeof Tag>) {
    super(token, remaining, liquid)
    throw new Error(`tag "${token.name}" reads other files, which a worker task template cannot`)
  }
  render(): void {}
}
