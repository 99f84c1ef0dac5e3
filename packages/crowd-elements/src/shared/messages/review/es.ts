import type { ReviewMessages } from './en.ts'

export const es: ReviewMessages = {
  chooseLabels: 'Elija todas las etiquetas que correspondan',

  document: 'Documento',
  pairs: 'Claves y valores',
  noPairs: 'No hay claves ni valores que revisar.',
  pairOf: (number, count) => `${number} de ${count}`,
  key: 'Clave',
  value: 'Valor',
  emptyKey: 'Clave sin texto',
  isPair: '¿Es una clave con su valor?',
  yes: 'Sí',
  no: 'No',
  valueIsBlank: 'El valor está en blanco',
  selected: 'Marcado',
  missingKeys: 'Claves no encontradas',
  missingHelp: 'Escriba el valor o indique que el documento no tiene esa clave.',
  keyNotFound: 'No está en el documento',
  addKey: 'Añadir una clave',
  chooseKey: 'Clave que se añade',
  removeKey: key => `Quitar ${key}`,
  showInDocument: key => `Mostrar «${key}» en el documento`,
  pairsOpen: count => (count === 1 ? 'Falta responder a una clave.' : `Falta responder a ${count} claves.`),
  progress: (done, count) => `${done} de ${count} respondidas`,
  shownInDocument: (key, value) => `${key}: ${value}`,
  keyNextPair: 'clave siguiente y anterior',
}
