import type { Messages } from './en.ts'

export const es: Messages = {
  submit: 'Enviar',
  sending: 'Enviando su respuesta…',
  sent: 'Su respuesta se ha enviado.',
  close: 'Cerrar',
  dismiss: 'Descartar',

  instructions: 'Instrucciones',
  viewFullInstructions: 'Ver las instrucciones completas',
  hideInstructions: 'Ocultar las instrucciones',
  showInstructions: 'Mostrar las instrucciones',
  clickForInstructions: 'Ver las instrucciones',
  summary: 'Resumen',
  detailedInstructions: 'Instrucciones detalladas',
  examples: 'Ejemplos',
  goodExample: 'Ejemplo correcto',
  badExample: 'Ejemplo incorrecto',

  clickToOpen: 'Haga clic para abrir',
  tabs: 'Pestañas',
  tab: place => `Pestaña ${place}`,
  exactValue: 'Valor exacto',

  keyboardShortcuts: 'Atajos de teclado',
  chooseCategory: 'Elija una categoría',
  chooseCategories: 'Elija todas las que correspondan',
  noneOfThese: 'Ninguna',
  noCategories: 'No hay categorías para elegir.',
  hotkeyRange: (first, last) => (first === last ? first : `${first} – ${last}`),
  hotkeyChoosesCategory: 'elegir una categoría',
  hotkeyTogglesCategory: 'elegir o quitar una categoría',
  hotkeyClosesDialog: 'cerrar un diálogo',

  valueMissing: 'Rellene este campo.',
  valueInvalid: 'Revise este valor.',
  characterRefused: 'Este campo no admite ese carácter.',
  valueTooShort: least => `Escriba al menos ${least} caracteres.`,
  boxMissing: 'Marque esta casilla para continuar.',
  switchMissing: 'Active esta opción para continuar.',
  categoryMissing: 'Elija una categoría antes de enviar.',
  categoriesMissing: 'Elija al menos una categoría antes de enviar.',
  categoriesOrExclusionMissing: exclusion => `Elija al menos una categoría, o «${exclusion}», antes de enviar.`,
  hiddenControlInvalid: control =>
    `El campo «${control}» necesita un valor, pero no se ve en esta página. Avise a quien creó la tarea.`,
  ownCheckFailed: control => `Revise «${control}».`,
  charactersUsed: (used, most) => (most === undefined ? `${used}` : `${used} / ${most}`),

  answerNotSent: 'No se ha podido enviar su respuesta. Inténtelo de nuevo.',
  answerNotReadable: 'No se ha podido preparar la respuesta. Avise a quien creó la tarea.',
  anotherAnswerOnItsWay: 'Ya se está enviando otra respuesta desde esta página.',
  attributeUnreadable: (element, attribute) =>
    `No se ha podido leer el atributo «${attribute}» de ${element}. Avise a quien creó la tarea.`,
  imageNotLoaded: name => `No se ha podido cargar la imagen «${name}».`,
  toolNotLoaded: 'No se ha podido cargar esta herramienta. Compruebe su conexión y vuelva a cargar la página.',
  toolStillLoading: 'Esta página aún se está cargando. Inténtelo de nuevo en un momento.',
  taskTitle: 'Tarea',
}
