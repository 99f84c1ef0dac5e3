import type { TextMessages } from './en.ts'

export const es: TextMessages = {
  text: 'Texto para etiquetar',
  textHelp:
    'Muévase con las flechas, seleccione con Mayús y pulse la tecla de una etiqueta. N y P llevan a la parte marcada siguiente y anterior.',
  chooseLabel: 'Etiquetas',
  noLabels: 'No hay etiquetas.',
  labelSelected: 'Nueva etiqueta para la parte seleccionada',
  markedParts: count => (count === 1 ? '1 parte marcada' : `${count} partes marcadas`),
  howTo: 'Seleccione texto y después una etiqueta, o primero la etiqueta y después el texto.',

  part: (label, first, last, text) => `${label}, caracteres ${first} a ${last}: «${text}»`,
  selection: (first, last, text) => `Seleccionado, caracteres ${first} a ${last}: «${text}»`,
  added: part => `Añadido: ${part}`,
  removed: part => `Quitado: ${part}`,
  relabelled: part => `Ahora ${part}`,
  armed: label => `Etiqueta ${label}: seleccione texto para marcarlo`,
  disarmed: 'Ninguna etiqueta elegida',
  nothingSelected: 'Nada seleccionado',
  remove: part => `Quitar ${part}`,
  removeSelected: 'Quitar la parte seleccionada',
  startOfPart: part => `Principio de ${part}`,
  endOfPart: part => `Final de ${part}`,
  blank: 'espacio',
  lineBreak: 'salto de línea',
  endOfText: 'final del texto',

  keysMove: 'moverse por el texto',
  keysMoveByWord: 'moverse por palabras',
  keysSelect: 'seleccionar texto o mover el extremo de la parte seleccionada',
  keysLabel: 'etiquetar la selección o elegir una etiqueta',
  keysStep: 'parte siguiente y anterior',
  keysEnds: 'principio o final de la parte seleccionada',
  keysRemove: 'quitar la parte seleccionada',
  keysUndo: 'deshacer, rehacer',
  keysLeave: 'dejar la selección o la etiqueta',
}
