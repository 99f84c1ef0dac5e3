import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Contribution, Json } from '../shared/answer-element.ts'
import { flagAt, own, ownAt, readNumber, text, textAt } from '../shared/attributes.ts'
import { FramedWidget, type Shortcut } from '../shared/frame/framed-widget.ts'
import { writingMessages } from '../shared/messages/writing/messages.ts'
import { readTextList } from '../shared/text-list.ts'
import { renderQuestion } from './card.ts'
import {
  countWords,
  emptyQuestion,
  isBlank,
  type Limits,
  outside,
  type Question,
  type QuestionsAnswer,
  readQuestions,
  type Shortfall,
  toAnswer,
} from './questions.ts'
import { styles } from './styles.ts'

/**
 * Questions about a text and their answers, written by the worker. Answer:
 * `{"questions": [{"question": "Who lives there?", "answer": "Jane.", "tags": ["who"]}]}`.
 *
 * @summary Writing of questions and answers about a text.
 * @example
 * <crowd-form>
 *   <crowd-question-answer-generation name="pairs" text="Jane lives in Oslo and works at the harbour."
 *     min-questions="1" max-questions="3" question-min-words="3" answer-min-words="1" answer-max-words="20"
 *     question-tags="['who', 'where', 'when']" allow-custom-question-tags>
 *     <short-instructions>Ask only what the text answers.</short-instructions>
 *   </crowd-question-answer-generation>
 * </crowd-form>
 * @attr name - the answer key
 * @attr text - what the questions are about
 * @attr {number} min-questions - the fewest questions; 1 when absent
 * @attr {number} max-questions - the most questions
 * @attr {number} question-min-words - the fewest words of a question
 * @attr {number} question-max-words - the most words of a question
 * @attr {number} answer-min-words - the fewest words of an answer
 * @attr {number} answer-max-words - the most words of an answer
 * @attr {string[]} question-tags - JSON list of tags a question may get
 * @attr {boolean} allow-custom-question-tags - the worker may write tags of their own
 * @attr header - plain text above all
 * @slot short-instructions - shown beside the text
 * @slot full-instructions - shown in a dialog
 * @slot - anything else, after the text; controls in it give their own answers
 * @event change - the worker changed a question, an answer or a tag
 * @csspart text - the text
 * @csspart questions - the questions
 */
export class CrowdQuestionAnswerGeneration extends FramedWidget {
  static override styles = [...FramedWidget.styles, styles]
  static override properties: PropertyDeclarations = {
    text,
    questionTags: ownAt('question-tags'),
    allowCustomQuestionTags: flagAt('allow-custom-question-tags'),
    minQuestions: textAt('min-questions'),
    maxQuestions: textAt('max-questions'),
    questionMinWords: textAt('question-min-words'),
    questionMaxWords: textAt('question-max-words'),
    answerMinWords: textAt('answer-min-words'),
    answerMaxWords: textAt('answer-max-words'),
    value: own,
  }
  declare minQuestions: string | null | undefined
  declare maxQuestions: string | null | undefined
  declare questionMinWords: string | null | undefined
  declare questionMaxWords: string | null | undefined
  declare answerMinWords: string | null | undefined
  declare answerMaxWords: string | null | undefined
  /** What the questions are about. */
  declare text: string
  declare allowCustomQuestionTags: boolean

  #tags: string[] = []
  #questions: Question[] = []
  /** One object for each state, so that what scripts write into it is what gets sent. */
  #answer: QuestionsAnswer = { questions: [] }

  constructor() {
    super()
    this.text = ''
    this.allowCustomQuestionTags = false
  }

  /** Tags a question may get. */
  get questionTags(): string[] {
    return this.#tags
  }
  set questionTags(tags: readonly unknown[] | string | null) {
    this.#tags = this.authored.read('question-tags', () => readTextList(tags), [])
    this.requestUpdate()
  }

  /** The answer object. It may be set as such, or as a list of questions. */
  get value(): QuestionsAnswer {
    return this.#answer
  }
  set value(value: unknown) {
    this.#write(readQuestions(value))
  }

  get _submittableValue(): QuestionsAnswer {
    return this.#answer
  }

  #limits(what: 'questions' | 'question' | 'answer'): Limits {
    const given = {
      questions: [this.minQuestions ?? '1', this.maxQuestions],
      question: [this.questionMinWords, this.questionMaxWords],
      answer: [this.answerMinWords, this.answerMaxWords],
    }
    const [least, most] = given[what].map(number => readNumber(String(number ?? ''), undefined))
    return { least, most }
  }

  /** What is shown: at least as many forms as there must be questions. */
  get #shown(): Question[] {
    const least = Math.max(1, Math.min(this.#limits('questions').least ?? 1, 50))
    const missing = Math.max(0, least - this.#questions.length)
    return [...this.#questions, ...Array.from({ length: missing }, emptyQuestion)]
  }

  #write(questions: Question[]): void {
    this.#questions = questions
    this.#answer = toAnswer(questions)
    this.requestUpdate()
  }

  #change(index: number, change: Partial<Question>): void {
    this.#write(this.#shown.map((question, at) => (at === index ? { ...question, ...change } : question)))
    this.problem = undefined
  }

  contribution(): Contribution {
    return { kind: 'object', name: this.name, value: this.#answer }
  }

  validate(): boolean {
    this.problem = this.#findProblem()
    return this.problem === undefined
  }

  #findProblem(): string | undefined {
    const say = writingMessages()
    const wrong = outside(this.#answer.questions.length, this.#limits('questions'))
    if (wrong) return wrong.kind === 'few' ? say.fewQuestions(wrong.least) : say.manyQuestions(wrong.most)
    const index = this.#questions.findIndex(question => !isBlank(question) && this.#problemOf(question) !== undefined)
    return index === -1 ? undefined : say.questionIncomplete(index + 1)
  }

  /** Which part of a question is too short or too long. */
  #problemOf(question: Question): { part: 'question' | 'answer'; wrong: Shortfall } | undefined {
    for (const part of ['question', 'answer'] as const) {
      const { least, most } = this.#limits(part)
      const wrong = outside(countWords(question[part]), { least: Math.max(1, least ?? 1), most })
      if (wrong) return { part, wrong }
    }
    return undefined
  }

  readDraft(): Json {
    return { questions: this.#questions.map(question => ({ ...question })) }
  }

  writeDraft(draft: Json): void {
    if (typeof draft === 'object' && draft !== null) this.value = draft
  }

  formResetCallback(): void {
    this.problem = undefined
    this.#write([])
  }

  /** To the first part that is still wrong, else to the first one. */
  override focus(options?: FocusOptions): void {
    const index = this.#shown.findIndex(question => this.#problemOf(question) !== undefined)
    const at = Math.max(0, index)
    const part = this.#problemOf(this.#shown[at]!)?.part ?? 'question'
    this.renderRoot.querySelectorAll<HTMLElement>(`textarea.${part}`)[at]?.focus(options)
  }

  onHotkey(): boolean {
    return false
  }

  protected shortcuts(): Shortcut[] {
    return []
  }

  protected override renderTarget(): TemplateResult {
    return html`<div class="text" part="text">${this.text}</div>`
  }

  protected renderTools(): TemplateResult {
    const { addQuestion } = writingMessages()
    const shown = this.#shown
    const { most } = this.#limits('questions')
    const canAdd = most === undefined || shown.length < most
    return html`<div class="annotation-area" part="questions">
      ${this.authored.render()}
      ${shown.map((question, index) => this.#renderCard(question, index, shown.length))}
      ${canAdd ? html`<button type="button" class="add" @click=${this.#add}>${addQuestion}</button>` : nothing}
    </div>`
  }

  #renderCard(question: Question, index: number, count: number): TemplateResult {
    const remove = () => {
      this.#write(this.#shown.toSpliced(index, 1))
      this.emitChange()
    }
    return renderQuestion({
      question,
      number: index + 1,
      tags: [...new Set([...this.#tags, ...question.tags])],
      limits: { question: this.#limits('question'), answer: this.#limits('answer') },
      allowsOwnTags: this.allowCustomQuestionTags,
      ...(count > (this.#limits('questions').least ?? 1) && { remove }),
      change: change => this.#change(index, change),
      settle: () => this.emitChange(),
    })
  }

  readonly #add = async (): Promise<void> => {
    this.#write([...this.#shown, emptyQuestion()])
    await this.updateComplete
    ;[...this.renderRoot.querySelectorAll<HTMLElement>('textarea.question')].at(-1)?.focus()
  }
}
