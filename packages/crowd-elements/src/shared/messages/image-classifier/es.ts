import type { ImageClassifierMessages } from './en.ts'

export const es: ImageClassifierMessages = {
  addComment: 'Añadir un comentario.',
  comment: 'Comentario',
  showOverlay: 'Mostrar lo encontrado',
  legend: 'Leyenda',
  keyOverlay: 'mostrar u ocultar lo encontrado',
}
