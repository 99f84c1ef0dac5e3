import type { Messages } from './en.ts'

export const de: Messages = {
  submit: 'Absenden',
  sending: 'Ihre Antwort wird gesendet …',
  sent: 'Ihre Antwort wurde gesendet.',
  close: 'Schließen',
  dismiss: 'Ausblenden',

  instructions: 'Anleitung',
  viewFullInstructions: 'Vollständige Anleitung ansehen',
  hideInstructions: 'Anleitung ausblenden',
  showInstructions: 'Anleitung einblenden',
  clickForInstructions: 'Anleitung öffnen',
  summary: 'Zusammenfassung',
  detailedInstructions: 'Ausführliche Anleitung',
  examples: 'Beispiele',
  goodExample: 'Gutes Beispiel',
  badExample: 'Schlechtes Beispiel',

  clickToOpen: 'Zum Öffnen klicken',
  tabs: 'Registerkarten',
  tab: place => `Registerkarte ${place}`,
  exactValue: 'Genauer Wert',

  keyboardShortcuts: 'Tastenkürzel',
  chooseCategory: 'Wählen Sie eine Kategorie',
  chooseCategories: 'Wählen Sie alles, was zutrifft',
  noneOfThese: 'Nichts davon',
  noCategories: 'Es gibt keine Kategorien zur Auswahl.',
  hotkeyRange: (first, last) => (first === last ? first : `${first} – ${last}`),
  hotkeyChoosesCategory: 'Kategorie wählen',
  hotkeyTogglesCategory: 'Kategorie wählen oder abwählen',
  hotkeyClosesDialog: 'Dialog schließen',

  valueMissing: 'Bitte füllen Sie dieses Feld aus.',
  valueInvalid: 'Bitte prüfen Sie diesen Wert.',
  characterRefused: 'Dieses Zeichen ist hier nicht erlaubt.',
  valueTooShort: least => `Bitte geben Sie mindestens ${least} Zeichen ein.`,
  boxMissing: 'Bitte setzen Sie hier ein Häkchen, um fortzufahren.',
  switchMissing: 'Bitte schalten Sie dies ein, um fortzufahren.',
  categoryMissing: 'Bitte wählen Sie vor dem Absenden eine Kategorie.',
  categoriesMissing: 'Bitte wählen Sie vor dem Absenden mindestens eine Kategorie.',
  categoriesOrExclusionMissing: exclusion =>
    `Bitte wählen Sie vor dem Absenden mindestens eine Kategorie oder „${exclusion}“.`,
  hiddenControlInvalid: control =>
    `Das Feld „${control}“ braucht einen Wert, ist auf dieser Seite aber nicht sichtbar. Bitte melden Sie das der Person, die die Aufgabe erstellt hat.`,
  ownCheckFailed: control => `Bitte prüfen Sie „${control}“.`,
  charactersUsed: (used, most) => (most === undefined ? `${used}` : `${used} / ${most}`),

  answerNotSent: 'Ihre Antwort konnte nicht gesendet werden. Bitte versuchen Sie es noch einmal.',
  answerNotReadable:
    'Die Antwort konnte nicht zusammengestellt werden. Bitte melden Sie das der Person, die die Aufgabe erstellt hat.',
  anotherAnswerOnItsWay: 'Von dieser Seite ist schon eine Antwort unterwegs.',
  attributeUnreadable: (element, attribute) =>
    `Das Attribut „${attribute}“ von ${element} ist nicht lesbar. Bitte melden Sie das der Person, die die Aufgabe erstellt hat.`,
  imageNotLoaded: name => `Das Bild „${name}“ konnte nicht geladen werden.`,
  toolNotLoaded:
    'Dieses Werkzeug konnte nicht geladen werden. Bitte prüfen Sie Ihre Verbindung und laden Sie die Seite neu.',
  toolStillLoading: 'Diese Seite wird noch geladen. Bitte versuchen Sie es gleich noch einmal.',
  taskTitle: 'Aufgabe',
}
