/** A question the worker wrote, with its answer. */
export interface Question {
  question: string
  answer: string
  tags: string[]
}

/** Our own shape, no evidence. Source: specification 3.31, "V2 output". */
export interface QuestionsAnswer {
  questions: Question[]
}

/** How many words, and how many questions; undefined without a limit. */
export interface Limits {
  least: number | undefined
  most: number | undefined
}

export type Shortfall = { kind: 'few'; least: number } | { kind: 'many'; most: number }

/** What is wrong with a number, if anything. */
export function outside(count: number, { least, most }: Limits): Shortfall | undefined {
  if (least !== undefined && count < least) return { kind: 'few', least }
  return most !== undefined && count > most ? { kind: 'many', most } : undefined
}

const WITHOUT_BLANKS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/** Words as people count them: what stands between blanks, or what a dictionary finds in scripts that have none. */
export const countWords = (text: string): number =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .reduce((sum, piece) => sum + (WITHOUT_BLANKS.test(piece) ? countSegments(piece) : 1), 0)

const countSegments = (piece: string): number =>
  [...segmenter.segment(piece)].filter(({ isWordLike }) => isWordLike).length

export const emptyQuestion = (): Question => ({ question: '', answer: '', tags: [] })

export const isBlank = ({ question, answer, tags }: Question): boolean =>
  question.trim() === '' && answer.trim() === '' && tags.length === 0

/** What was begun; empty forms are not part of the answer. */
export const toAnswer = (questions: readonly Question[]): QuestionsAnswer => ({
  questions: questions
    .filter(question => !isBlank(question))
    .map(({ question, answer, tags }) => ({ question, answer, tags: [...tags] })),
})

/** Questions from an answer; what is no question is left out. */
export function readQuestions(given: unknown): Question[] {
  const list = Array.isArray(given) ? given : (given as QuestionsAnswer | null | undefined)?.questions
  return (Array.isArray(list) ? list : []).flatMap(item => {
    const { question, answer, tags } = Object(item)
    if (typeof question !== 'string' && typeof answer !== 'string') return []
    const texts = Array.isArray(tags) ? tags.filter(tag => typeof tag === 'string') : []
    return [{ question: String(question ?? ''), answer: String(answer ?? ''), tags: texts }]
  })
}
