import type { Messages } from './en.ts'

export const ja: Messages = {
  submit: '送信',
  sending: '回答を送信しています…',
  sent: '回答を送信しました。',
  close: '閉じる',
  dismiss: '非表示にする',

  instructions: '作業手順',
  viewFullInstructions: '詳しい作業手順を見る',
  hideInstructions: '作業手順を隠す',
  showInstructions: '作業手順を表示する',
  clickForInstructions: '作業手順を見る',
  summary: '概要',
  detailedInstructions: '詳しい作業手順',
  examples: '例',
  goodExample: '良い例',
  badExample: '悪い例',

  clickToOpen: 'クリックして開く',
  tabs: 'タブ',
  tab: place => `タブ ${place}`,
  exactValue: '正確な値',

  keyboardShortcuts: 'キーボードショートカット',
  chooseCategory: 'カテゴリを 1 つ選んでください',
  chooseCategories: '当てはまるものをすべて選んでください',
  noneOfThese: '該当なし',
  noCategories: '選択できるカテゴリがありません。',
  hotkeyRange: (first, last) => (first === last ? first : `${first} – ${last}`),
  hotkeyChoosesCategory: 'カテゴリを選ぶ',
  hotkeyTogglesCategory: 'カテゴリを選ぶ・外す',
  hotkeyClosesDialog: 'ダイアログを閉じる',

  valueMissing: 'この項目を入力してください。',
  valueInvalid: 'この値を確認してください。',
  characterRefused: 'この文字は入力できません。',
  valueTooShort: least => `${least} 文字以上入力してください。`,
  boxMissing: '続けるには、このチェックボックスをオンにしてください。',
  switchMissing: '続けるには、このスイッチをオンにしてください。',
  categoryMissing: '送信する前にカテゴリを選んでください。',
  categoriesMissing: '送信する前にカテゴリを 1 つ以上選んでください。',
  categoriesOrExclusionMissing: exclusion =>
    `送信する前にカテゴリを 1 つ以上、または「${exclusion}」を選んでください。`,
  hiddenControlInvalid: control =>
    `項目「${control}」は入力が必要ですが、このページには表示されていません。タスクの作成者に知らせてください。`,
  ownCheckFailed: control => `「${control}」を確認してください。`,
  charactersUsed: (used, most) => (most === undefined ? `${used}` : `${used} / ${most}`),

  answerNotSent: '回答を送信できませんでした。もう一度お試しください。',
  answerNotReadable: '回答をまとめられませんでした。タスクの作成者に知らせてください。',
  anotherAnswerOnItsWay: 'このページの別の回答を送信中です。',
  attributeUnreadable: (element, attribute) =>
    `${element} の属性「${attribute}」を読み取れませんでした。タスクの作成者に知らせてください。`,
  imageNotLoaded: name => `画像「${name}」を読み込めませんでした。`,
  toolNotLoaded: 'このツールを読み込めませんでした。接続を確認して、ページを再読み込みしてください。',
  toolStillLoading: 'ページを読み込んでいます。少し待ってからもう一度お試しください。',
  taskTitle: 'タスク',
}
