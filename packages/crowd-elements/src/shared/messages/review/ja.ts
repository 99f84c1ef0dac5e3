import type { ReviewMessages } from './en.ts'

export const ja: ReviewMessages = {
  chooseLabels: '当てはまるラベルをすべて選んでください',

  document: '文書',
  pairs: 'キーと値',
  noPairs: '確認するキーと値がありません。',
  pairOf: (number, count) => `${number} / ${count}`,
  key: 'キー',
  value: '値',
  emptyKey: 'テキストのないキー',
  isPair: 'これはキーとその値ですか?',
  yes: 'はい',
  no: 'いいえ',
  valueIsBlank: '値は空欄です',
  selected: '選択されています',
  missingKeys: '見つからなかったキー',
  missingHelp: '値を入力するか、文書にこのキーがないことを示してください。',
  keyNotFound: '文書にありません',
  addKey: 'キーを追加',
  chooseKey: '追加するキー',
  removeKey: key => `${key} を削除`,
  showInDocument: key => `文書内の「${key}」を表示`,
  pairsOpen: count => `未回答のキーが ${count} 件あります。`,
  progress: (done, count) => `${count} 件中 ${done} 件回答済み`,
  shownInDocument: (key, value) => `${key}: ${value}`,
  keyNextPair: '次のキー、前のキー',
}
