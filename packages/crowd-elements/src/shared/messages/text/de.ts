import type { TextMessages } from './en.ts'

export const de: TextMessages = {
  text: 'Text zum Markieren',
  textHelp:
    'Mit den Pfeiltasten bewegen, mit der Umschalttaste auswählen, dann die Taste eines Labels drücken. N und P führen zur nächsten und vorigen Markierung.',
  chooseLabel: 'Labels',
  noLabels: 'Es gibt keine Labels.',
  labelSelected: 'Neues Label für die ausgewählte Stelle',
  markedParts: count => (count === 1 ? '1 Stelle markiert' : `${count} Stellen markiert`),
  howTo: 'Text auswählen und dann ein Label, oder zuerst ein Label und dann den Text.',

  part: (label, first, last, text) => `${label}, Zeichen ${first} bis ${last}: „${text}“`,
  selection: (first, last, text) => `Ausgewählt, Zeichen ${first} bis ${last}: „${text}“`,
  added: part => `Hinzugefügt: ${part}`,
  removed: part => `Entfernt: ${part}`,
  relabelled: part => `Jetzt ${part}`,
  armed: label => `Label ${label}: Text auswählen, um ihn zu markieren`,
  disarmed: 'Kein Label gewählt',
  nothingSelected: 'Nichts ausgewählt',
  remove: part => `Entfernen: ${part}`,
  removeSelected: 'Ausgewählte Stelle entfernen',
  startOfPart: part => `Anfang von ${part}`,
  endOfPart: part => `Ende von ${part}`,
  blank: 'Leerzeichen',
  lineBreak: 'Zeilenumbruch',
  endOfText: 'Ende des Textes',

  keysMove: 'im Text bewegen',
  keysMoveByWord: 'wortweise bewegen',
  keysSelect: 'Text auswählen oder das Ende der ausgewählten Stelle verschieben',
  keysLabel: 'die Auswahl markieren oder ein Label wählen',
  keysStep: 'nächste und vorige Stelle',
  keysEnds: 'Anfang oder Ende der ausgewählten Stelle',
  keysRemove: 'die ausgewählte Stelle entfernen',
  keysUndo: 'rückgängig machen, wiederholen',
  keysLeave: 'Auswahl oder Label verlassen',
}
