import type { WritingMessages } from './en.ts'

export const es: WritingMessages = {
  prompt: 'Texto',
  response: letter => `Respuesta ${letter}`,
  bestIsOne: 'El 1 es la mejor.',
  tiesAllowed: 'Puede haber empates.',
  ranksMissing: dimension => `Asigne un puesto a cada respuesta según «${dimension}».`,

  question: 'Pregunta',
  answer: 'Respuesta',
  tags: 'Etiquetas',
  ownTag: 'Etiqueta propia',
  questionNumber: number => `Pregunta ${number}`,
  addQuestion: 'Añadir una pregunta',
  removeQuestion: number => `Quitar la pregunta ${number}`,
  words: (count, least, most) => {
    const words = count === 1 ? '1 palabra' : `${count} palabras`
    if (least !== undefined && most !== undefined) return `${words}; se piden de ${least} a ${most}`
    if (least !== undefined) return `${words}; se piden al menos ${least}`
    return most === undefined ? words : `${words}; se piden como máximo ${most}`
  },
  fewQuestions: least =>
    least === 1 ? 'Escriba una pregunta y su respuesta.' : `Escriba al menos ${least} preguntas.`,
  manyQuestions: most => `Escriba como máximo ${most} preguntas.`,
  questionIncomplete: number => `Revise la pregunta ${number}: falta algo, o es demasiado corta o larga.`,
}
