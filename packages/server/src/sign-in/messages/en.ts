/**
 * Every sentence of the pages that the server itself writes, in English. A new language is a file of this shape and one
 * row in `messages.ts`. Functions take the words that change; everything is plain text, never markup.
 */
export const en = {
  language: 'en',
  signIn: 'Sign in',
  welcome: 'Welcome',
  welcomeHint: 'Tasks are waiting for your judgement.',
  questions: 'Questions? Contact:',

  linkIsOver: 'This link no longer works',
  linkIsOverHint: 'A sign-in link works once, within 24 hours. Ask whoever sent it for a new one.',
  signedInHint: 'A sign-in link works once. You are signed in here already and need no other.',
  command: 'For that person: the command is',
  notHere: 'You cannot sign in from here',
  notHereHint: (origin: string) => `Your link still works. Open it at ${origin}, and sign in there.`,

  noSuchPage: 'There is no such page',
  noSuchPageHint: 'The address may be mistyped, or what it showed is gone.',
  busy: 'Too much to do right now',
  busyHint: 'Nothing is lost. Wait a moment, then load this page again.',
  failed: 'Something went wrong',
  failedHint: (requestId: string) =>
    `It is our fault, not yours. Try again; if it goes on, tell the person who runs this service this number: ${requestId}`,
  toTheTasks: 'Go to the tasks',

  taskPageIsOver: 'This page of the task is no longer open',
  taskPageIsOverHint: 'If the task is still yours, open it again from the list of tasks.',
}

export type Messages = typeof en
