import type { ReviewMessages } from './en.ts'

export const de: ReviewMessages = {
  chooseLabels: 'Alle zutreffenden Labels auswählen',

  document: 'Dokument',
  pairs: 'Schlüssel und Werte',
  noPairs: 'Es gibt keine Schlüssel und Werte zu prüfen.',
  pairOf: (number, count) => `${number} von ${count}`,
  key: 'Schlüssel',
  value: 'Wert',
  emptyKey: 'Schlüssel ohne Text',
  isPair: 'Ist das ein Schlüssel mit seinem Wert?',
  yes: 'Ja',
  no: 'Nein',
  valueIsBlank: 'Der Wert ist leer',
  selected: 'Angekreuzt',
  missingKeys: 'Nicht gefundene Schlüssel',
  missingHelp: 'Den Wert eingeben oder angeben, dass es den Schlüssel im Dokument nicht gibt.',
  keyNotFound: 'Nicht im Dokument',
  addKey: 'Schlüssel hinzufügen',
  chooseKey: 'Hinzuzufügender Schlüssel',
  removeKey: key => `${key} entfernen`,
  showInDocument: key => `„${key}“ im Dokument zeigen`,
  pairsOpen: count =>
    count === 1 ? 'Ein Schlüssel ist noch nicht beantwortet.' : `${count} Schlüssel sind noch nicht beantwortet.`,
  progress: (done, count) => `${done} von ${count} beantwortet`,
  shownInDocument: (key, value) => `${key}: ${value}`,
  keyNextPair: 'nächster und voriger Schlüssel',
}
