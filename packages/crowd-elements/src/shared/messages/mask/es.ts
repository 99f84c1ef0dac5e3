import type { MaskMessages } from './en.ts'

export const es: MaskMessages = {
  brush: 'Pincel',
  eraser: 'Borrador',
  fillOutline: 'Rellenar un contorno',
  deleteMask: name => `Eliminar todo lo pintado como «${name}»`,
  brushSize: 'Tamaño del pincel',
  pixels: count => `${count} px`,
  opacity: 'Opacidad',
  percent: share => `${share} %`,

  addInstance: 'Añadir instancia',
  instancesOf: label => `Instancias de ${label}`,
  instance: (label, number) => `${label} ${number}`,
  instanceChosen: name => `Ahora pinta ${name}`,

  cursorAt: (x, y, name) => `${x}, ${y}: ${name}`,
  unlabelled: 'sin etiqueta',
  penDown: name => `Pintando ${name}. Las teclas de flecha pintan; Espacio levanta el pincel.`,
  erasing: 'Borrando. Las teclas de flecha borran; Espacio levanta el borrador.',
  penUp: 'Pincel levantado',
  cornerPlaced: (x, y, count) => `Vértice ${count} en ${x}, ${y}`,
  outlineFilled: 'Contorno rellenado',
  outlineTooSmall: 'Un contorno necesita al menos tres vértices.',
  deleted: 'Eliminado',

  hintBrush: 'Elija una etiqueta y pinte sobre la imagen.',
  hintEraser: 'Pinte para quitar etiquetas.',
  hintOutline:
    'Haga clic en los vértices del contorno o dibújelo a mano alzada; haga clic en el primer vértice o pulse Intro para rellenarlo.',

  earlierLoading: 'Espere a que se cargue la máscara anterior.',
  earlierFailed: 'No se ha podido cargar la máscara anterior. Sin ella no se puede enviar la respuesta.',

  keySpace: 'bajar y levantar el pincel',
  keyTools: 'pincel, borrador, contorno',
  keySize: 'pincel más pequeño, más grande',
  keyEnter: 'rellenar el contorno',
  keyAddInstance: 'añadir una instancia',
  keyPick: 'clic: tomar la etiqueta de debajo',
}
