import type { Messages } from './en.ts'

export const es: Messages = {
  language: 'es',
  signIn: 'Entrar',
  welcome: 'Le damos la bienvenida',
  welcomeHint: 'Hay tareas que esperan su criterio.',
  questions: '¿Preguntas? Contacto:',

  linkIsOver: 'Este enlace ya no sirve',
  linkIsOverHint: 'Un enlace de acceso sirve una sola vez y durante 24 horas. Pida uno nuevo a quien se lo envió.',
  signedInHint: 'Un enlace de acceso sirve una sola vez. Ya tiene la sesión iniciada y no necesita otro.',
  command: 'Para esa persona: la orden es',
  notHere: 'Desde aquí no se puede entrar',
  notHereHint: origin => `Su enlace todavía sirve. Ábralo en ${origin} y entre desde allí.`,

  noSuchPage: 'Esta página no existe',
  noSuchPageHint: 'Puede que la dirección esté mal escrita o que lo que mostraba ya no exista.',
  busy: 'Ahora mismo hay demasiado trabajo',
  busyHint: 'No se ha perdido nada. Espere un momento y vuelva a cargar la página.',
  failed: 'Algo ha fallado',
  failedHint: requestId =>
    `El fallo es nuestro, no suyo. Inténtelo de nuevo; si se repite, dé este número a la persona que lleva este servicio: ${requestId}`,
  toTheTasks: 'Ir a las tareas',

  taskPageIsOver: 'Esta página de la tarea ya no está abierta',
  taskPageIsOverHint: 'Si la tarea todavía es suya, ábrala de nuevo desde la lista de tareas.',
}
