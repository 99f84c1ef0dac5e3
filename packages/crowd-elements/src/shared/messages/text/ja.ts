import type { TextMessages } from './en.ts'

export const ja: TextMessages = {
  text: 'ラベルを付けるテキスト',
  textHelp:
    '矢印キーで移動し、Shift を押しながら選択して、ラベルのキーを押します。N と P で次または前のマーク箇所に移動します。',
  chooseLabel: 'ラベル',
  noLabels: 'ラベルがありません。',
  labelSelected: '選択中の箇所の新しいラベル',
  markedParts: count => `${count} か所をマーク済み`,
  howTo: 'テキストを選択してからラベルを選ぶか、先にラベルを選んでからテキストを選択してください。',

  part: (label, first, last, text) => `${label}、${first} 文字目から ${last} 文字目:「${text}」`,
  selection: (first, last, text) => `選択中、${first} 文字目から ${last} 文字目:「${text}」`,
  added: part => `追加しました: ${part}`,
  removed: part => `削除しました: ${part}`,
  relabelled: part => `変更しました: ${part}`,
  armed: label => `ラベル「${label}」: マークするテキストを選択してください`,
  disarmed: 'ラベルは選ばれていません',
  nothingSelected: '何も選択されていません',
  remove: part => `${part} を削除`,
  removeSelected: '選択中の箇所を削除',
  startOfPart: part => `${part} の先頭`,
  endOfPart: part => `${part} の末尾`,
  blank: '空白',
  lineBreak: '改行',
  endOfText: 'テキストの終わり',

  keysMove: 'テキスト内を移動',
  keysMoveByWord: '単語ごとに移動',
  keysSelect: 'テキストを選択、または選択中の箇所の端を移動',
  keysLabel: '選択範囲にラベルを付ける、またはラベルを選ぶ',
  keysStep: '次の箇所、前の箇所',
  keysEnds: '選択中の箇所の先頭または末尾',
  keysRemove: '選択中の箇所を削除',
  keysUndo: '元に戻す、やり直す',
  keysLeave: '選択またはラベルを解除',
}
