/** What workers read and hear while they label parts of a text, in English. Plain text, never markup. */
export const en = {
  text: 'Text to label',
  textHelp:
    'Move with the arrow keys, select with Shift, then press the key of a label. N and P go to the next and previous marked part.',
  chooseLabel: 'Labels',
  noLabels: 'There are no labels.',
  labelSelected: 'New label for the selected part',
  markedParts: (count: number) => (count === 1 ? '1 part marked' : `${count} parts marked`),
  howTo: 'Select text, then choose a label, or choose a label first and then select.',

  part: (label: string, first: number, last: number, text: string) =>
    `${label}, characters ${first} to ${last}: “${text}”`,
  selection: (first: number, last: number, text: string) => `Selected, characters ${first} to ${last}: “${text}”`,
  added: (part: string) => `Added ${part}`,
  removed: (part: string) => `Removed ${part}`,
  relabelled: (part: string) => `Now ${part}`,
  armed: (label: string) => `Label ${label}: select text to mark it`,
  disarmed: 'No label chosen',
  nothingSelected: 'Nothing selected',
  remove: (part: string) => `Remove ${part}`,
  removeSelected: 'Remove the selected part',
  startOfPart: (part: string) => `Start of ${part}`,
  endOfPart: (part: string) => `End of ${part}`,
  blank: 'space',
  lineBreak: 'line break',
  endOfText: 'end of the text',

  keysMove: 'move in the text',
  keysMoveByWord: 'move by words',
  keysSelect: 'select text, or move the end of the selected part',
  keysLabel: 'label the selection, or choose a label',
  keysStep: 'next and previous part',
  keysEnds: 'start or end of the selected part',
  keysRemove: 'remove the selected part',
  keysUndo: 'undo, redo',
  keysLeave: 'leave selection or label',
}

export type TextMessages = typeof en
