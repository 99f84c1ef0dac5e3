import { html, nothing, type TemplateResult } from 'lit'
import { glyphs } from '../shared/glyphs.ts'
import { writingMessages } from '../shared/messages/writing/messages.ts'
import { countWords, type Limits, outside, type Question } from './questions.ts'

/** The form for one question. */
export interface QuestionCard {
  question: Question
  number: number
  tags: readonly string[]
  limits: Record<'question' | 'answer', Limits>
  allowsOwnTags: boolean
  /** Set when the worker may take the question away again. */
  remove?: () => void
  /** With every key. */
  change: (change: Partial<Question>) => void
  /** When the worker goes on to something else. */
  settle: () => void
}

export function renderQuestion(card: QuestionCard): TemplateResult {
  const say = writingMessages()
  const { question, number, remove } = card
  return html`<div class="card" role="group" aria-label=${say.questionNumber(number)}>
    <div class="card-head">
      <span>${say.questionNumber(number)}</span>
      ${remove ? html`<button type="button" class="glyph-button" aria-label=${say.removeQuestion(number)} @click=${remove}>${glyphs.close}</button>` : nothing}
    </div>
    ${renderPart('question', say.question, question.question, card)}
    ${renderPart('answer', say.answer, question.answer, card)}
    ${card.tags.length > 0 || card.allowsOwnTags ? renderTags(card) : nothing}
  </div>`
}

function renderPart(part: 'question' | 'answer', label: string, text: string, card: QuestionCard): TemplateResult {
  const limits = card.limits[part]
  const count = countWords(text)
  const isWrong = count > 0 && outside(count, limits) !== undefined
  const id = `words-${part}-${card.number}`
  const onChange = (event: Event) => {
    event.stopPropagation()
    card.settle()
  }
  return html`<label class="part"><span class="caption">${label}</span>
      <textarea class=${part} rows="2" aria-describedby=${id} .value=${text} @change=${onChange}
        @input=${(event: Event) => card.change({ [part]: (event.target as HTMLTextAreaElement).value })}></textarea>
    </label>
    <div class="words ${isWrong ? 'wrong' : ''}" id=${id}>${writingMessages().words(count, limits.least, limits.most)}</div>`
}

function renderTags(card: QuestionCard): TemplateResult {
  const { question, tags, allowsOwnTags, change, settle } = card
  const say = writingMessages()
  const put = (chosen: string[]) => {
    change({ tags: chosen })
    settle()
  }
  const toggle = (tag: string) =>
    put(question.tags.includes(tag) ? question.tags.filter(one => one !== tag) : [...question.tags, tag])
  return html`<div class="tags" role="group" aria-label=${say.tags}>
    <span class="caption">${say.tags}</span>
    ${tags.map(tag => {
      const isOn = question.tags.includes(tag)
      return html`<button type="button" class="tag" aria-pressed=${isOn} @click=${() => toggle(tag)}>${tag}</button>`
    })}
    ${allowsOwnTags ? renderOwnTag(question, put) : nothing}
  </div>`
}

function renderOwnTag(question: Question, put: (tags: string[]) => void): TemplateResult {
  const add = (event: KeyboardEvent) => {
    const field = event.target as HTMLInputElement
    const tag = field.value.trim()
    if (event.key !== 'Enter' || event.isComposing || tag === '') return
    event.preventDefault()
    if (!question.tags.includes(tag)) put([...question.tags, tag])
    field.value = ''
  }
  const { ownTag } = writingMessages()
  return html`<input class="own-tag" aria-label=${ownTag} placeholder=${ownTag} @keydown=${add}
    @change=${(event: Event) => event.stopPropagation()} />`
}
