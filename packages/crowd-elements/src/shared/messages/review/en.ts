/** What workers read while they review what an AI service found, in English. Plain text, never markup. */
export const en = {
  chooseLabels: 'Choose every label that fits',

  document: 'Document',
  pairs: 'Keys and values',
  noPairs: 'There are no keys and values to review.',
  pairOf: (number: number, count: number) => `${number} of ${count}`,
  key: 'Key',
  value: 'Value',
  emptyKey: 'Key without text',
  isPair: 'Is this a key with its value?',
  yes: 'Yes',
  no: 'No',
  valueIsBlank: 'The value is blank',
  selected: 'Selected',
  missingKeys: 'Keys that were not found',
  missingHelp: 'Type the value, or say that the document has no such key.',
  keyNotFound: 'Not in the document',
  addKey: 'Add a key',
  chooseKey: 'Key to add',
  removeKey: (key: string) => `Remove ${key}`,
  showInDocument: (key: string) => `Show “${key}” in the document`,
  pairsOpen: (count: number) =>
    count === 1 ? 'One key still needs an answer.' : `${count} keys still need an answer.`,
  progress: (done: number, count: number) => `${done} of ${count} answered`,
  shownInDocument: (key: string, value: string) => `${key}: ${value}`,
  keyNextPair: 'next and previous key',
}

export type ReviewMessages = typeof en
