import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Contribution, Json } from '../shared/answer-element.ts'
import { own, ownAt, text } from '../shared/attributes.ts'
import { FramedWidget, type Shortcut } from '../shared/frame/framed-widget.ts'
import { writingMessages } from '../shared/messages/writing/messages.ts'
import {
  type Dimension,
  isComplete,
  letterOf,
  type RankingAnswer,
  type Ranks,
  ranked,
  readDimensions,
  readRanks,
  readResponses,
  toAnswer,
} from './ranking.ts'
import { styles } from './styles.ts'

/**
 * Ranks responses to a text, by one or several dimensions. Answer:
 * `{"rankings": [{"dimension": "Clarity", "ranks": [2, 1]}]}`, a rank for each response in their order, 1 the best.
 *
 * @summary Ranking of texts.
 * @example
 * <crowd-form>
 *   <crowd-text-ranking name="order" text="Explain why the sky is blue."
 *     responses="['Air scatters blue light more than red.', 'Because it mirrors the sea.']"
 *     ordinal-ranking-dimensions="[{ name: 'Correctness', allowTie: false }, { name: 'Clarity', allowTie: true }]">
 *     <short-instructions>Give the best response rank 1.</short-instructions>
 *   </crowd-text-ranking>
 * </crowd-form>
 * @attr name - the answer key
 * @attr text - what the responses respond to
 * @attr {string[]} responses - JSON list of the texts to rank
 * @attr {{name: string, allowTie: boolean}[]} ordinal-ranking-dimensions - JSON list of what to rank by
 * @attr header - plain text above all
 * @slot short-instructions - shown beside the text
 * @slot full-instructions - shown in a dialog
 * @slot - anything else, after the responses; controls in it give their own answers
 * @event change - the worker gave a rank
 * @csspart responses - the responses
 * @csspart rankings - the ranks
 */
export class CrowdTextRanking extends FramedWidget {
  static override styles = [...FramedWidget.styles, styles]
  static override properties: PropertyDeclarations = {
    text,
    responses: ownAt('responses'),
    ordinalRankingDimensions: ownAt('ordinal-ranking-dimensions'),
    value: own,
  }
  /** What the responses respond to. */
  declare text: string

  #responses: string[] = []
  #dimensions: Dimension[] = []
  /** By the name of the dimension. */
  #ranks = new Map<string, Ranks>()
  /** One object for each state, so that what scripts write into it is what gets sent. */
  #answer: RankingAnswer = { rankings: [] }

  constructor() {
    super()
    this.text = ''
  }

  /** The texts to rank. Setting them starts over. */
  get responses(): string[] {
    return this.#responses
  }
  set responses(responses: unknown) {
    this.#responses = this.authored.read('responses', () => readResponses(responses), [])
    this.#rank(new Map())
  }

  /** What to rank by. Ranks by dimensions that stay are kept. */
  get ordinalRankingDimensions(): Dimension[] {
    return this.#dimensions
  }
  set ordinalRankingDimensions(dimensions: unknown) {
    this.#dimensions = this.authored.read('ordinal-ranking-dimensions', () => readDimensions(dimensions), [])
    this.#rank(this.#ranks)
  }

  /** The answer object. It may be set as such; ranks that do not fit are left out. */
  get value(): RankingAnswer {
    return this.#answer
  }
  set value(value: unknown) {
    const rankings: unknown = (value as RankingAnswer | null | undefined)?.rankings
    const given = Array.isArray(rankings) ? (rankings as RankingAnswer['rankings']) : []
    this.#rank(new Map(given.map(({ dimension, ranks }) => [dimension, readRanks(ranks, this.#responses.length)])))
  }

  get _submittableValue(): RankingAnswer {
    return this.#answer
  }

  #ranksBy({ name }: Dimension): Ranks {
    return this.#ranks.get(name) ?? readRanks([], this.#responses.length)
  }

  #rank(ranks: Map<string, Ranks>): void {
    this.#ranks = ranks
    this.#answer = toAnswer(this.#dimensions, dimension => this.#ranksBy(dimension))
    this.requestUpdate()
  }

  contribution(): Contribution {
    return { kind: 'object', name: this.name, value: this.#answer }
  }

  validate(): boolean {
    const open = this.#dimensions.find(dimension => !isComplete(this.#ranksBy(dimension)))
    this.problem = open && writingMessages().ranksMissing(open.name)
    return open === undefined
  }

  readDraft(): Json {
    return this.#answer as unknown as Json
  }

  writeDraft(draft: Json): void {
    if (typeof draft === 'object' && draft !== null) this.value = draft
  }

  formResetCallback(): void {
    this.problem = undefined
    this.#rank(new Map())
  }

  override focus(options?: FocusOptions): void {
    const rows = [...this.renderRoot.querySelectorAll('.ranks')]
    const open = rows.find(row => !row.querySelector(':checked')) ?? rows[0]
    open?.querySelector('input')?.focus(options)
  }

  onHotkey(): boolean {
    return false
  }

  protected shortcuts(): Shortcut[] {
    return []
  }

  protected override renderTarget(): TemplateResult {
    const { prompt, response } = writingMessages()
    return html`${this.text ? html`<div class="caption">${prompt}</div><div class="text">${this.text}</div>` : nothing}
      <ol class="responses" part="responses">
        ${this.#responses.map(
          (one, index) => html`<li>
            <div class="caption">${response(letterOf(index))}</div>
            <div class="text">${one}</div>
          </li>`,
        )}
      </ol>`
  }

  protected renderTools(): TemplateResult {
    return html`<div class="annotation-area" part="rankings">
      ${this.authored.render()}
      ${this.#dimensions.map((dimension, index) => this.#renderDimension(dimension, index))}
    </div>`
  }

  #renderDimension(dimension: Dimension, index: number): TemplateResult {
    const { bestIsOne, tiesAllowed } = writingMessages()
    return html`<fieldset class="dimension">
      <legend>${dimension.name}</legend>
      <p class="hint">${bestIsOne}${dimension.allowTie ? html` ${tiesAllowed}` : nothing}</p>
      ${this.#responses.map((_, response) => this.#renderRanks(dimension, response, `rank-${index}-${response}`))}
    </fieldset>`
  }

  #renderRanks(dimension: Dimension, response: number, name: string): TemplateResult {
    const label = writingMessages().response(letterOf(response))
    const current = this.#ranksBy(dimension)[response]
    return html`<div class="ranks" role="radiogroup" aria-label="${dimension.name}, ${label}">
      <span class="ranks-of">${label}</span>
      <span class="choices">${this.#responses.map((_, index) => {
        const rank = index + 1
        return html`<label class="rank"><input type="radio" name=${name} .checked=${current === rank}
          @change=${() => this.#give(dimension, response, rank)} />${rank}</label>`
      })}</span>
    </div>`
  }

  #give(dimension: Dimension, response: number, rank: number): void {
    const ranks = ranked(this.#ranksBy(dimension), response, rank, dimension)
    this.#rank(new Map(this.#ranks).set(dimension.name, ranks))
    this.problem = undefined
    this.emitChange()
  }
}
