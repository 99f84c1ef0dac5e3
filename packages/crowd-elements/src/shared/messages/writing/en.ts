/** What workers read while they write and rank texts, in English. Plain text, never markup. */
export const en = {
  prompt: 'Text',
  response: (letter: string) => `Response ${letter}`,
  bestIsOne: '1 is the best.',
  tiesAllowed: 'Responses may share a rank.',
  ranksMissing: (dimension: string) => `Please rank every response by “${dimension}”.`,

  question: 'Question',
  answer: 'Answer',
  tags: 'Tags',
  ownTag: 'Own tag',
  questionNumber: (number: number) => `Question ${number}`,
  addQuestion: 'Add a question',
  removeQuestion: (number: number) => `Remove question ${number}`,
  words: (count: number, least: number | undefined, most: number | undefined) => {
    const words = count === 1 ? '1 word' : `${count} words`
    if (least !== undefined && most !== undefined) return `${words}, ${least} to ${most} wanted`
    if (least !== undefined) return `${words}, at least ${least} wanted`
    return most === undefined ? words : `${words}, at most ${most} wanted`
  },
  fewQuestions: (least: number) =>
    least === 1 ? 'Please write a question and its answer.' : `Please write at least ${least} questions.`,
  manyQuestions: (most: number) => `Please write at most ${most} questions.`,
  questionIncomplete: (number: number) =>
    `Please check question ${number}: something is missing, too short or too long.`,
}

export type WritingMessages = typeof en
