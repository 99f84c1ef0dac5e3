import type { MaskMessages } from './en.ts'

export const ja: MaskMessages = {
  brush: 'ブラシ',
  eraser: '消しゴム',
  fillOutline: '輪郭を塗りつぶす',
  deleteMask: name => `「${name}」の塗りをすべて削除`,
  brushSize: 'ブラシの大きさ',
  pixels: count => `${count} px`,
  opacity: '不透明度',
  percent: share => `${share}%`,

  addInstance: 'インスタンスを追加',
  instancesOf: label => `${label} のインスタンス`,
  instance: (label, number) => `${label} ${number}`,
  instanceChosen: name => `${name} を塗ります`,

  cursorAt: (x, y, name) => `${x}, ${y}: ${name}`,
  unlabelled: 'ラベルなし',
  penDown: name => `${name} を塗っています。矢印キーで塗り、スペースキーでブラシを離します。`,
  erasing: '消しています。矢印キーで消し、スペースキーで消しゴムを離します。',
  penUp: 'ブラシを離しました',
  cornerPlaced: (x, y, count) => `${count} 番目の頂点: ${x}, ${y}`,
  outlineFilled: '輪郭を塗りつぶしました',
  outlineTooSmall: '輪郭には頂点が 3 つ以上必要です。',
  deleted: '削除しました',

  hintBrush: 'ラベルを選び、画像の上を塗ってください。',
  hintEraser: 'なぞった部分のラベルを消します。',
  hintOutline:
    '輪郭の頂点をクリックするか、フリーハンドで描いてください。最初の頂点をクリックするか Enter キーで塗りつぶします。',

  earlierLoading: '以前のマスクの読み込みが終わるまでお待ちください。',
  earlierFailed: '以前のマスクを読み込めませんでした。マスクがないと回答を送信できません。',

  keySpace: 'ブラシを下ろす、離す',
  keyTools: 'ブラシ、消しゴム、輪郭',
  keySize: 'ブラシを小さく、大きく',
  keyEnter: '輪郭を塗りつぶす',
  keyAddInstance: 'インスタンスを追加',
  keyPick: 'クリック: 下のラベルを選ぶ',
}
