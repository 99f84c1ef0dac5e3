import type { ImageClassifierMessages } from './en.ts'

export const de: ImageClassifierMessages = {
  addComment: 'Kommentar hinzufügen',
  comment: 'Kommentar',
  showOverlay: 'Fundstellen zeigen',
  legend: 'Legende',
  keyOverlay: 'Fundstellen zeigen oder ausblenden',
}
