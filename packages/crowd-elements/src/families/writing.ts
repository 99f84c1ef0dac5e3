import { CrowdQuestionAnswerGeneration } from '../crowd-question-answer-generation/element.ts'
import { CrowdTextRanking } from '../crowd-text-ranking/element.ts'

/** Elements for writing and ranking texts. */
export const ELEMENTS: Record<string, CustomElementConstructor> = {
  'crowd-question-answer-generation': CrowdQuestionAnswerGeneration,
  'crowd-text-ranking': CrowdTextRanking,
}
