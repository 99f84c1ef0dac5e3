/** What workers read and hear in image viewers and image tools, in English. Plain text, never markup. */
export const en = {
  image: 'Image',
  imageLoading: 'Loading the image…',
  imageMissing: 'This task has no image.',
  imageNotLoaded: (name: string) => `The image “${name}” could not be loaded.`,
  imageStillLoading: 'Please wait until the image is loaded.',
  imageNeeded: 'The answer cannot be sent without its image.',
  tryAgain: 'Try again',

  tools: 'Tools',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit to window',
  zoomLevel: (percent: number) => `${percent} %`,
  moveImage: 'Move the image',
  undo: 'Undo',
  redo: 'Redo',
  delete: 'Delete',
  undone: 'Undone',
  redone: 'Redone',

  labels: 'Labels',
  labelOfSelected: 'Label of the selected shape',
  noLabels: 'There are no labels.',
  labelChosen: (label: string) => `Label ${label}`,
  chooseLabelFirst: 'Choose a label first.',
  nothingToLabel: 'Nothing to label',
  nothingDrawn: 'Please label something, or tick “Nothing to label”.',
  unfinishedDrawing: 'Please finish the shape you are drawing, or press Esc to drop it.',

  keyLabels: 'choose a label',
  keyPan: 'move the image',
  keyPanHeld: 'hold and drag to move the image',
  keyZoom: 'zoom in, zoom out',
  keyFit: 'fit to window',
  keyUndo: 'undo, redo',
  keyDelete: 'delete',
  keyEscape: 'cancel, deselect',
  spaceBar: 'Space',
  arrowKeys: 'Arrow keys',
}

export type ImageMessages = typeof en
