/** What workers read in image classifiers, in English. Plain text, never markup. */
export const en = {
  addComment: 'Add a comment.',
  comment: 'Comment',
  showOverlay: 'Show what was found',
  legend: 'Legend',
  keyOverlay: 'show or hide what was found',
}

export type ImageClassifierMessages = typeof en
