import type { Messages } from './en.ts'

export const de: Messages = {
  language: 'de',
  signIn: 'Anmelden',
  welcome: 'Willkommen',
  welcomeHint: 'Aufgaben warten auf Ihr Urteil.',
  questions: 'Fragen? Kontakt:',

  linkIsOver: 'Dieser Link gilt nicht mehr',
  linkIsOverHint:
    'Ein Anmeldelink gilt einmal und 24 Stunden lang. Bitten Sie die Person, die ihn geschickt hat, um einen neuen.',
  signedInHint: 'Ein Anmeldelink gilt einmal. Sie sind hier schon angemeldet und brauchen keinen neuen.',
  command: 'Für diese Person: Der Befehl lautet',
  notHere: 'Von hier können Sie sich nicht anmelden',
  notHereHint: origin => `Ihr Link gilt noch. Öffnen Sie ihn unter ${origin} und melden Sie sich dort an.`,

  noSuchPage: 'Diese Seite gibt es nicht',
  noSuchPageHint: 'Vielleicht ist die Adresse vertippt, oder was sie zeigte, ist nicht mehr da.',
  busy: 'Gerade ist zu viel zu tun',
  busyHint: 'Nichts ist verloren. Warten Sie einen Moment und laden Sie die Seite dann neu.',
  failed: 'Etwas ist schiefgegangen',
  failedHint: requestId =>
    `Das liegt an uns, nicht an Ihnen. Versuchen Sie es erneut; wenn es so bleibt, nennen Sie der Person, die diesen Dienst betreibt, diese Nummer: ${requestId}`,
  toTheTasks: 'Zu den Aufgaben',

  taskPageIsOver: 'Diese Seite der Aufgabe ist nicht mehr offen',
  taskPageIsOverHint: 'Wenn die Aufgabe noch Ihre ist, öffnen Sie sie erneut aus der Liste der Aufgaben.',
}
