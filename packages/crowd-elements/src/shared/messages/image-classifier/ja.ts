import type { ImageClassifierMessages } from './en.ts'

export const ja: ImageClassifierMessages = {
  addComment: 'コメントを追加',
  comment: 'コメント',
  showOverlay: '検出結果を表示',
  legend: '凡例',
  keyOverlay: '検出結果の表示と非表示',
}
