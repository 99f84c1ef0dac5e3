/**
 * Every sentence of the portal, in English. A new language is a file of this shape and one row in `messages.ts`.
 * Functions take the words that change; everything is plain text, never markup.
 */
export const en = {
  language: 'en',
  portal: 'Handloop',
  loading: 'Loading…',
  questions: 'Questions? Contact:',
  signOut: 'Sign out',
  backToTasks: 'Back to tasks',
  tryAgain: 'Try again',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied.',

  tasks: 'Tasks',
  tasksIntroduction: 'Reviews that wait for your team. Starting one reserves it for you.',
  columnTask: 'Task',
  columnTimeLimit: 'Time limit',
  columnCreated: 'Created',
  columnAction: 'Action',
  startWorking: 'Start working',
  startNextTask: 'Start next task',
  inWork: 'In work',
  resumesYourWork: 'You have started this task. Your work is kept.',
  keywords: 'Keywords',
  showMoreTasks: 'Show more tasks',
  kind: 'Kind of task',
  allKinds: 'All kinds',
  today: (answers: number, worked: string, each: string) =>
    answers === 0
      ? 'Today: no answers yet'
      : answers === 1
        ? `Today: 1 answer in ${worked}`
        : `Today: ${answers} answers in ${worked}, ${each} each`,
  noTasks: 'No tasks right now',
  noTasksHint: 'New tasks appear here by themselves. You can leave this page open.',
  tasksArrived: (count: number) => (count === 1 ? 'One new task has arrived.' : `${count} new tasks have arrived.`),
  tasksNotLoaded: 'The tasks could not be loaded.',

  noMoreTasks: 'No more tasks',
  noMoreTasksHint: 'Nothing else is waiting for you. This page notices new tasks by itself.',

  task: 'Task',
  openingTask: 'Opening the task…',
  timeLeft: 'Time left',
  timeLeftAnnouncement: (minutes: number) => (minutes === 1 ? 'One minute left.' : `${minutes} minutes left.`),
  timeIsUp: 'The time for this task is up.',
  declineTask: 'Decline task',
  releaseTask: 'Release task',
  stopAndResumeLater: 'Stop and resume later',
  declineHint: 'You will not see this task again',
  releaseHint: 'Gives the task back, for you or others',
  stopHint: 'Keeps your work and the task; its time runs on',
  taskOpened: (title: string) => `Task opened: ${title}`,
  left: {
    left: 'The task is kept for you. You find it in the list.',
    leftForGood: 'This review was being stopped, so the task ended when you left it.',
    leftTooLate: 'The task was no longer yours: it had ended, or its time was over.',
    released: 'You gave the task back.',
    declined: 'You declined the task. It will not be offered to you again.',
    submitted: 'Your answer was sent.',
  },
  declineReason: 'Why did you decline it? (optional)',
  declineReasonHint: 'The people who run this review read it.',
  sendReason: 'Send reason',
  reasonSent: 'Thank you. Your reason was sent.',
  reasonNotSent: 'Your reason could not be sent. Please try again.',
  loopIsStopping: 'This review is being stopped. You can still finish and submit this task; if you leave it, it ends.',
  sending: 'Sending your answer…',
  answerSent: 'Your answer was sent.',
  answerNotSentYet: 'Your answer is not sent yet. It is kept on this page, and we keep trying.',
  answerNotSentSignedOut:
    'You are signed out, so your answer is not sent yet. Sign in again in another tab; keep this one open.',
  signedOutAtWork: 'You are signed out. Sign in again in another tab; your work stays on this page.',
  connectionLost: 'No connection to the service. Your work stays on this page, and we keep trying.',

  timeIsShort: (left: string) =>
    `Less than ${left} left. Submit before the time is up; after that the task goes back to the list, and only what you entered is kept.`,
  takeAgain: 'Take the task again',
  yourWork: 'What you entered',
  showWork: 'Copy what you entered',
  answersWaiting: (count: number) =>
    count === 1
      ? 'One answer is kept on this device and not sent yet. We keep trying.'
      : `${count} answers are kept on this device and not sent yet. We keep trying.`,
  answerRefusedLater: (title: string) =>
    `Your answer to “${title}” could not be sent any more: the task had ended or its time was over.`,
  answerSentLater: (title: string) => `Your answer to “${title}” was sent.`,

  shortcuts: 'Keyboard shortcuts',
  shortcutsOfTask: 'Tasks have keys of their own; you find them in their instructions.',
  singleKeys: 'A single key opens this help: ?',
  goToTask: 'Go to the task, and back',

  signedOut: 'You are signed out',
  signedOutHint: 'You sign in with a personal link. Ask the person who runs this service for one; it works once.',
  signedOutCommand: 'For that person: the command is',
  serviceUnreachable: 'The service cannot be reached',
  serviceUnreachableHint: 'Check your connection. This page tries again by itself.',
  notSignedOut: 'You could not be signed out. Please try again.',

  cannotOpen: {
    notFound: 'This task does not exist, or it is not for your team.',
    leaseLost: 'Others are working on this task right now. It may become free again.',
    gone: 'This task is no longer available. It was finished, withdrawn or has expired.',
    signedOut: 'You are signed out.',
    other: 'The task could not be opened.',
  },
  taskEnded: {
    notFound: 'This task is no longer available to you. Nothing more can be sent; what you entered is still shown.',
    leaseLost:
      'Your time for this task is over and it went back to the list. Nothing more can be sent from here; what you entered is still shown.',
    gone: 'This task is no longer open: it was finished, withdrawn, stopped or has expired. Nothing more can be sent; what you entered is still shown.',
  },
  answerRefused: 'The answer was not accepted. Nothing is lost: check it and submit again.',
  answerRefusedBecause: (reason: string) =>
    `The answer was not accepted: ${reason} Nothing is lost; check it and submit again.`,
  actionFailed: 'That did not work. Please try again.',
  actionFailedOffline: 'No connection to the service, so that did not work. Please try again.',

  /** Lengths of time, for the list; `59 s`, `10 min`, `1 h 30 min`. */
  seconds: (count: number) => `${count} s`,
  minutes: (count: number) => `${count} min`,
  hours: (count: number) => `${count} h`,
}

export type Messages = typeof en
