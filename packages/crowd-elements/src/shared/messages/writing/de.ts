import type { WritingMessages } from './en.ts'

export const de: WritingMessages = {
  prompt: 'Text',
  response: letter => `Antwort ${letter}`,
  bestIsOne: '1 ist die beste.',
  tiesAllowed: 'Antworten dürfen sich einen Rang teilen.',
  ranksMissing: dimension => `Bitte geben Sie jeder Antwort einen Rang nach „${dimension}“.`,

  question: 'Frage',
  answer: 'Antwort',
  tags: 'Schlagwörter',
  ownTag: 'Eigenes Schlagwort',
  questionNumber: number => `Frage ${number}`,
  addQuestion: 'Frage hinzufügen',
  removeQuestion: number => `Frage ${number} entfernen`,
  words: (count, least, most) => {
    const words = count === 1 ? '1 Wort' : `${count} Wörter`
    if (least !== undefined && most !== undefined) return `${words}, erwünscht sind ${least} bis ${most}`
    if (least !== undefined) return `${words}, erwünscht sind mindestens ${least}`
    return most === undefined ? words : `${words}, erwünscht sind höchstens ${most}`
  },
  fewQuestions: least =>
    least === 1
      ? 'Bitte schreiben Sie eine Frage mit ihrer Antwort.'
      : `Bitte schreiben Sie mindestens ${least} Fragen.`,
  manyQuestions: most => `Bitte schreiben Sie höchstens ${most} Fragen.`,
  questionIncomplete: number => `Bitte prüfen Sie Frage ${number}: Etwas fehlt, ist zu kurz oder zu lang.`,
}
