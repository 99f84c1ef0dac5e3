import type { MaskMessages } from './en.ts'

export const de: MaskMessages = {
  brush: 'Pinsel',
  eraser: 'Radierer',
  fillOutline: 'Umriss füllen',
  deleteMask: name => `Alles löschen, was als „${name}“ gemalt ist`,
  brushSize: 'Pinselgröße',
  pixels: count => `${count} px`,
  opacity: 'Deckkraft',
  percent: share => `${share} %`,

  addInstance: 'Instanz hinzufügen',
  instancesOf: label => `Instanzen von ${label}`,
  instance: (label, number) => `${label} ${number}`,
  instanceChosen: name => `Sie malen jetzt ${name}`,

  cursorAt: (x, y, name) => `${x}, ${y}: ${name}`,
  unlabelled: 'ohne Label',
  penDown: name => `Sie malen ${name}. Pfeiltasten malen, die Leertaste hebt den Pinsel ab.`,
  erasing: 'Sie radieren. Pfeiltasten radieren, die Leertaste hebt den Radierer ab.',
  penUp: 'Pinsel abgehoben',
  cornerPlaced: (x, y, count) => `Ecke ${count} bei ${x}, ${y}`,
  outlineFilled: 'Umriss gefüllt',
  outlineTooSmall: 'Ein Umriss braucht mindestens drei Ecken.',
  deleted: 'Gelöscht',

  hintBrush: 'Wählen Sie ein Label und malen Sie dann über das Bild.',
  hintEraser: 'Malen Sie, um Labels zu entfernen.',
  hintOutline:
    'Klicken Sie die Ecken des Umrisses an oder zeichnen Sie ihn frei; ein Klick auf die erste Ecke oder die Eingabetaste füllt ihn.',

  earlierLoading: 'Bitte warten Sie, bis die frühere Maske geladen ist.',
  earlierFailed: 'Die frühere Maske konnte nicht geladen werden. Ohne sie kann die Antwort nicht gesendet werden.',

  keySpace: 'Pinsel aufsetzen, abheben',
  keyTools: 'Pinsel, Radierer, Umriss',
  keySize: 'Pinsel kleiner, größer',
  keyEnter: 'Umriss füllen',
  keyAddInstance: 'Instanz hinzufügen',
  keyPick: 'Klick: das Label darunter aufnehmen',
}
