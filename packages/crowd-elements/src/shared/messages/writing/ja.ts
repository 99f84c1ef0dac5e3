import type { WritingMessages } from './en.ts'

export const ja: WritingMessages = {
  prompt: 'テキスト',
  response: letter => `回答 ${letter}`,
  bestIsOne: '1 が最も良い順位です。',
  tiesAllowed: '同じ順位を付けることもできます。',
  ranksMissing: dimension => `「${dimension}」について、すべての回答に順位を付けてください。`,

  question: '質問',
  answer: '答え',
  tags: 'タグ',
  ownTag: '独自のタグ',
  questionNumber: number => `質問 ${number}`,
  addQuestion: '質問を追加',
  removeQuestion: number => `質問 ${number} を削除`,
  words: (count, least, most) => {
    const words = `${count} 語`
    if (least !== undefined && most !== undefined) return `${words}(${least} ~ ${most} 語で入力してください)`
    if (least !== undefined) return `${words}(${least} 語以上で入力してください)`
    return most === undefined ? words : `${words}(${most} 語以内で入力してください)`
  },
  fewQuestions: least => (least === 1 ? '質問とその答えを書いてください。' : `質問を ${least} 件以上書いてください。`),
  manyQuestions: most => `質問は ${most} 件以内にしてください。`,
  questionIncomplete: number => `質問 ${number} を確認してください。入力が足りないか、短すぎるか、長すぎます。`,
}
