/** What workers read and hear in segmentation tools, in English. Plain text, never markup. */
export const en = {
  brush: 'Brush',
  eraser: 'Eraser',
  fillOutline: 'Fill an outline',
  deleteMask: (name: string) => `Delete everything painted as “${name}”`,
  brushSize: 'Brush size',
  pixels: (count: number) => `${count} px`,
  opacity: 'Opacity',
  percent: (share: number) => `${share} %`,

  addInstance: 'Add instance',
  instancesOf: (label: string) => `Instances of ${label}`,
  instance: (label: string, number: number) => `${label} ${number}`,
  instanceChosen: (name: string) => `Painting ${name} now`,

  cursorAt: (x: number, y: number, name: string) => `${x}, ${y}: ${name}`,
  unlabelled: 'unlabelled',
  penDown: (name: string) => `Painting ${name}. Arrow keys paint, Space lifts the brush.`,
  erasing: 'Erasing. Arrow keys erase, Space lifts the eraser.',
  penUp: 'Brush lifted',
  cornerPlaced: (x: number, y: number, count: number) => `Corner ${count} at ${x}, ${y}`,
  outlineFilled: 'Outline filled',
  outlineTooSmall: 'An outline needs at least three corners.',
  deleted: 'Deleted',

  hintBrush: 'Choose a label, then paint over the image.',
  hintEraser: 'Paint to take labels away.',
  hintOutline: 'Click the corners of the outline or draw it freely; click the first corner or press Enter to fill it.',

  earlierLoading: 'Please wait until the earlier mask is loaded.',
  earlierFailed: 'The earlier mask could not be loaded. Without it the answer cannot be sent.',

  keySpace: 'put the brush down, lift it',
  keyTools: 'brush, eraser, outline',
  keySize: 'smaller, larger brush',
  keyEnter: 'fill the outline',
  keyAddInstance: 'add an instance',
  keyPick: 'click: take up the label below',
}

export type MaskMessages = typeof en
