import type { Messages } from './en.ts'

export const de: Messages = {
  language: 'de',
  portal: 'Handloop',
  loading: 'Wird geladen…',
  questions: 'Fragen? Kontakt:',
  signOut: 'Abmelden',
  backToTasks: 'Zurück zu den Aufgaben',
  tryAgain: 'Erneut versuchen',
  close: 'Schließen',
  copy: 'Kopieren',
  copied: 'Kopiert.',

  tasks: 'Aufgaben',
  tasksIntroduction: 'Prüfungen, die auf Ihr Team warten. Wer eine beginnt, hat sie für sich.',
  columnTask: 'Aufgabe',
  columnTimeLimit: 'Zeitlimit',
  columnCreated: 'Erstellt',
  columnAction: 'Aktion',
  startWorking: 'Bearbeiten',
  startNextTask: 'Nächste Aufgabe beginnen',
  inWork: 'In Arbeit',
  resumesYourWork: 'Sie haben diese Aufgabe begonnen. Ihre Arbeit ist gespeichert.',
  keywords: 'Stichwörter',
  showMoreTasks: 'Weitere Aufgaben anzeigen',
  kind: 'Art der Aufgabe',
  allKinds: 'Alle Arten',
  today: (answers, worked, each) =>
    answers === 0
      ? 'Heute: noch keine Antworten'
      : answers === 1
        ? `Heute: 1 Antwort in ${worked}`
        : `Heute: ${answers} Antworten in ${worked}, je ${each}`,
  noTasks: 'Zurzeit keine Aufgaben',
  noTasksHint: 'Neue Aufgaben erscheinen hier von selbst. Sie können diese Seite offen lassen.',
  tasksArrived: count =>
    count === 1 ? 'Eine neue Aufgabe ist eingetroffen.' : `${count} neue Aufgaben sind eingetroffen.`,
  tasksNotLoaded: 'Die Aufgaben konnten nicht geladen werden.',

  noMoreTasks: 'Keine weiteren Aufgaben',
  noMoreTasksHint: 'Nichts anderes wartet auf Sie. Diese Seite bemerkt neue Aufgaben von selbst.',

  task: 'Aufgabe',
  openingTask: 'Die Aufgabe wird geöffnet…',
  timeLeft: 'Restzeit',
  timeLeftAnnouncement: minutes => (minutes === 1 ? 'Noch eine Minute.' : `Noch ${minutes} Minuten.`),
  timeIsUp: 'Die Zeit für diese Aufgabe ist abgelaufen.',
  declineTask: 'Aufgabe ablehnen',
  releaseTask: 'Aufgabe freigeben',
  stopAndResumeLater: 'Anhalten und später fortsetzen',
  declineHint: 'Diese Aufgabe wird Ihnen nicht mehr angeboten',
  releaseHint: 'Gibt die Aufgabe zurück, für Sie oder andere',
  stopHint: 'Ihre Arbeit und die Aufgabe bleiben Ihnen; die Zeit läuft weiter',
  taskOpened: title => `Aufgabe geöffnet: ${title}`,
  left: {
    left: 'Die Aufgabe bleibt Ihnen. Sie finden sie in der Liste.',
    leftForGood: 'Diese Prüfung wurde gerade gestoppt; deshalb endete die Aufgabe, als Sie sie verließen.',
    leftTooLate: 'Die Aufgabe gehörte Ihnen nicht mehr: Sie war beendet, oder ihre Zeit war abgelaufen.',
    released: 'Sie haben die Aufgabe zurückgegeben.',
    declined: 'Sie haben die Aufgabe abgelehnt. Sie wird Ihnen nicht mehr angeboten.',
    submitted: 'Ihre Antwort wurde gesendet.',
  },
  declineReason: 'Warum haben Sie abgelehnt? (freiwillig)',
  declineReasonHint: 'Das lesen die Personen, die diese Prüfung betreiben.',
  sendReason: 'Grund senden',
  reasonSent: 'Danke. Ihr Grund wurde gesendet.',
  reasonNotSent: 'Ihr Grund konnte nicht gesendet werden. Bitte versuchen Sie es erneut.',
  loopIsStopping:
    'Diese Prüfung wird gestoppt. Sie können diese Aufgabe noch fertigstellen und absenden; wenn Sie sie verlassen, endet sie.',
  sending: 'Ihre Antwort wird gesendet…',
  answerSent: 'Ihre Antwort wurde gesendet.',
  answerNotSentYet: 'Ihre Antwort ist noch nicht gesendet. Sie bleibt auf dieser Seite, und wir versuchen es weiter.',
  answerNotSentSignedOut:
    'Sie sind abgemeldet, deshalb ist Ihre Antwort noch nicht gesendet. Melden Sie sich in einem anderen Tab wieder an und lassen Sie diesen offen.',
  signedOutAtWork:
    'Sie sind abgemeldet. Melden Sie sich in einem anderen Tab wieder an; Ihre Arbeit bleibt auf dieser Seite.',
  connectionLost: 'Keine Verbindung zum Dienst. Ihre Arbeit bleibt auf dieser Seite, und wir versuchen es weiter.',
  timeIsShort: left =>
    `Weniger als ${left} übrig. Senden Sie vorher ab; danach geht die Aufgabe zurück in die Liste, und nur Ihre Eingaben bleiben gespeichert.`,
  takeAgain: 'Aufgabe wieder übernehmen',
  yourWork: 'Ihre Eingaben',
  showWork: 'Eingaben kopieren',
  answersWaiting: count =>
    count === 1
      ? 'Eine Antwort liegt auf diesem Gerät und ist noch nicht gesendet. Wir versuchen es weiter.'
      : `${count} Antworten liegen auf diesem Gerät und sind noch nicht gesendet. Wir versuchen es weiter.`,
  answerRefusedLater: title =>
    `Ihre Antwort auf „${title}“ konnte nicht mehr gesendet werden: Die Aufgabe war beendet oder ihre Zeit abgelaufen.`,
  answerSentLater: title => `Ihre Antwort auf „${title}“ wurde gesendet.`,

  shortcuts: 'Tastenkürzel',
  shortcutsOfTask: 'Aufgaben haben eigene Tasten; Sie finden sie in ihrer Anleitung.',
  singleKeys: 'Eine einzelne Taste öffnet diese Hilfe: ?',
  goToTask: 'Zur Aufgabe und zurück',

  signedOut: 'Sie sind abgemeldet',
  signedOutHint:
    'Sie melden sich mit einem persönlichen Link an. Bitten Sie die Person, die diesen Dienst betreibt, um einen; er gilt einmal.',
  signedOutCommand: 'Für diese Person: Der Befehl lautet',
  serviceUnreachable: 'Der Dienst ist nicht erreichbar',
  serviceUnreachableHint: 'Prüfen Sie Ihre Verbindung. Diese Seite versucht es von selbst erneut.',
  notSignedOut: 'Sie konnten nicht abgemeldet werden. Bitte versuchen Sie es erneut.',

  cannotOpen: {
    notFound: 'Diese Aufgabe gibt es nicht, oder sie ist nicht für Ihr Team.',
    leaseLost: 'Gerade arbeiten andere an dieser Aufgabe. Sie kann wieder frei werden.',
    gone: 'Diese Aufgabe ist nicht mehr verfügbar. Sie wurde erledigt, zurückgezogen oder ist abgelaufen.',
    signedOut: 'Sie sind abgemeldet.',
    other: 'Die Aufgabe konnte nicht geöffnet werden.',
  },
  taskEnded: {
    notFound:
      'Diese Aufgabe ist für Sie nicht mehr verfügbar. Es kann nichts mehr gesendet werden; Ihre Eingaben sind noch zu sehen.',
    leaseLost:
      'Ihre Zeit für diese Aufgabe ist vorbei, und sie ging zurück in die Liste. Von hier kann nichts mehr gesendet werden; Ihre Eingaben sind noch zu sehen.',
    gone: 'Diese Aufgabe ist nicht mehr offen: Sie wurde erledigt, zurückgezogen, gestoppt oder ist abgelaufen. Es kann nichts mehr gesendet werden; Ihre Eingaben sind noch zu sehen.',
  },
  answerRefused: 'Die Antwort wurde nicht angenommen. Nichts ist verloren: Prüfen Sie sie und senden Sie erneut ab.',
  answerRefusedBecause: reason =>
    `Die Antwort wurde nicht angenommen: ${reason} Nichts ist verloren; prüfen Sie sie und senden Sie erneut ab.`,
  actionFailed: 'Das hat nicht geklappt. Bitte versuchen Sie es erneut.',
  actionFailedOffline: 'Keine Verbindung zum Dienst, deshalb hat das nicht geklappt. Bitte versuchen Sie es erneut.',

  seconds: count => `${count} s`,
  minutes: count => `${count} min`,
  hours: count => `${count} h`,
}
