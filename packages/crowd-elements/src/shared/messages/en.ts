/**
 * Every sentence a worker can read, in English. A new language is a file of this shape and one row in `messages.ts`.
 * Functions take the words that change; everything else is plain text, never markup.
 */
export const en = {
  submit: 'Submit',
  sending: 'Sending your answer…',
  sent: 'Your answer was sent.',
  close: 'Close',
  dismiss: 'Dismiss',

  instructions: 'Instructions',
  viewFullInstructions: 'View full instructions',
  hideInstructions: 'Hide instructions',
  showInstructions: 'Show instructions',
  clickForInstructions: 'Click for instructions',
  summary: 'Summary',
  detailedInstructions: 'Detailed Instructions',
  examples: 'Examples',
  goodExample: 'Good example',
  badExample: 'Bad example',

  clickToOpen: 'Click to open modal',
  tabs: 'Tabs',
  tab: (place: number) => `Tab ${place}`,
  exactValue: 'Exact value',

  keyboardShortcuts: 'Keyboard shortcuts',
  chooseCategory: 'Choose one category',
  chooseCategories: 'Choose all that apply',
  noneOfThese: 'None',
  noCategories: 'There are no categories to choose from.',
  hotkeyRange: (first: string, last: string) => (first === last ? first : `${first} – ${last}`),
  hotkeyChoosesCategory: 'choose a category',
  hotkeyTogglesCategory: 'choose or release a category',
  hotkeyClosesDialog: 'close a dialog',

  valueMissing: 'Please fill in this field.',
  valueInvalid: 'Please check this value.',
  characterRefused: 'This field does not take that character.',
  valueTooShort: (least: number) => `Please enter at least ${least} characters.`,
  boxMissing: 'Please tick this box to continue.',
  switchMissing: 'Please switch this on to continue.',
  categoryMissing: 'Please choose a category before you submit.',
  categoriesMissing: 'Please choose at least one category before you submit.',
  categoriesOrExclusionMissing: (exclusion: string) =>
    `Please choose at least one category, or “${exclusion}”, before you submit.`,
  hiddenControlInvalid: (control: string) =>
    `The field “${control}” needs a value, but it is not visible on this page. Tell the author of the task.`,
  ownCheckFailed: (control: string) => `Please check “${control}”.`,
  charactersUsed: (used: number, most: number | undefined) => (most === undefined ? `${used}` : `${used} / ${most}`),

  answerNotSent: 'Your answer could not be sent. Please try again.',
  answerNotReadable: 'The answer could not be put together. Tell the author of the task.',
  anotherAnswerOnItsWay: 'Another answer from this page is on its way.',
  attributeUnreadable: (element: string, attribute: string) =>
    `The attribute “${attribute}” of ${element} could not be read. Tell the author of the task.`,
  imageNotLoaded: (name: string) => `The image “${name}” could not be loaded.`,
  toolNotLoaded: 'This tool could not be loaded. Please check your connection and load the page again.',
  toolStillLoading: 'This page is still loading. Please try again in a moment.',
  taskTitle: 'Task',
}

export type Messages = typeof en
