import type { Messages } from './en.ts'

export const es: Messages = {
  language: 'es',
  portal: 'Handloop',
  loading: 'Cargando…',
  questions: '¿Preguntas? Contacto:',
  signOut: 'Cerrar sesión',
  backToTasks: 'Volver a las tareas',
  tryAgain: 'Reintentar',
  close: 'Cerrar',
  copy: 'Copiar',
  copied: 'Copiado.',

  tasks: 'Tareas',
  tasksIntroduction: 'Revisiones que esperan a su equipo. Al empezar una, queda reservada para usted.',
  columnTask: 'Tarea',
  columnTimeLimit: 'Tiempo límite',
  columnCreated: 'Creada',
  columnAction: 'Acción',
  startWorking: 'Empezar a trabajar',
  startNextTask: 'Empezar la siguiente tarea',
  inWork: 'En curso',
  resumesYourWork: 'Ha empezado esta tarea. Su trabajo está guardado.',
  keywords: 'Palabras clave',
  showMoreTasks: 'Mostrar más tareas',
  kind: 'Tipo de tarea',
  allKinds: 'Todos los tipos',
  today: (answers, worked, each) =>
    answers === 0
      ? 'Hoy: ninguna respuesta todavía'
      : answers === 1
        ? `Hoy: 1 respuesta en ${worked}`
        : `Hoy: ${answers} respuestas en ${worked}, ${each} cada una`,
  noTasks: 'No hay tareas por ahora',
  noTasksHint: 'Las tareas nuevas aparecen aquí por sí solas. Puede dejar esta página abierta.',
  tasksArrived: count => (count === 1 ? 'Ha llegado una tarea nueva.' : `Han llegado ${count} tareas nuevas.`),
  tasksNotLoaded: 'No se pudieron cargar las tareas.',

  noMoreTasks: 'No hay más tareas',
  noMoreTasksHint: 'No le espera nada más. Esta página detecta las tareas nuevas por sí sola.',

  task: 'Tarea',
  openingTask: 'Abriendo la tarea…',
  timeLeft: 'Tiempo restante',
  timeLeftAnnouncement: minutes => (minutes === 1 ? 'Queda un minuto.' : `Quedan ${minutes} minutos.`),
  timeIsUp: 'Se ha acabado el tiempo para esta tarea.',
  declineTask: 'Rechazar la tarea',
  releaseTask: 'Devolver la tarea',
  stopAndResumeLater: 'Parar y seguir más tarde',
  declineHint: 'No volverá a ver esta tarea',
  releaseHint: 'Devuelve la tarea, para usted o para otros',
  stopHint: 'Conserva su trabajo y la tarea; el tiempo sigue corriendo',
  taskOpened: title => `Tarea abierta: ${title}`,
  left: {
    left: 'La tarea sigue siendo suya. La encontrará en la lista.',
    leftForGood: 'Esta revisión se estaba deteniendo, así que la tarea terminó al dejarla.',
    leftTooLate: 'La tarea ya no era suya: había terminado o se había acabado su tiempo.',
    released: 'Ha devuelto la tarea.',
    declined: 'Ha rechazado la tarea. No se le volverá a ofrecer.',
    submitted: 'Su respuesta se ha enviado.',
  },
  declineReason: '¿Por qué la ha rechazado? (opcional)',
  declineReasonHint: 'Lo leerán las personas responsables de esta revisión.',
  sendReason: 'Enviar motivo',
  reasonSent: 'Gracias. Su motivo se ha enviado.',
  reasonNotSent: 'No se pudo enviar su motivo. Inténtelo de nuevo.',
  loopIsStopping: 'Esta revisión se está deteniendo. Todavía puede terminar y enviar esta tarea; si la deja, se acaba.',
  sending: 'Enviando su respuesta…',
  answerSent: 'Su respuesta se ha enviado.',
  answerNotSentYet: 'Su respuesta aún no se ha enviado. Se conserva en esta página y seguimos intentándolo.',
  answerNotSentSignedOut:
    'Su sesión está cerrada, así que su respuesta aún no se ha enviado. Inicie sesión de nuevo en otra pestaña y mantenga esta abierta.',
  signedOutAtWork:
    'Su sesión está cerrada. Inicie sesión de nuevo en otra pestaña; su trabajo permanece en esta página.',
  connectionLost: 'Sin conexión con el servicio. Su trabajo permanece en esta página y seguimos intentándolo.',
  timeIsShort: left =>
    `Quedan menos de ${left}. Envíe antes de que se acabe el tiempo; después la tarea vuelve a la lista y solo se conserva lo que ha introducido.`,
  takeAgain: 'Retomar la tarea',
  yourWork: 'Lo que ha introducido',
  showWork: 'Copiar lo introducido',
  answersWaiting: count =>
    count === 1
      ? 'Una respuesta se conserva en este dispositivo y aún no se ha enviado. Seguimos intentándolo.'
      : `${count} respuestas se conservan en este dispositivo y aún no se han enviado. Seguimos intentándolo.`,
  answerRefusedLater: title =>
    `Su respuesta a «${title}» ya no se pudo enviar: la tarea había terminado o se había acabado su tiempo.`,
  answerSentLater: title => `Su respuesta a «${title}» se ha enviado.`,

  shortcuts: 'Atajos de teclado',
  shortcutsOfTask: 'Las tareas tienen teclas propias; las encontrará en sus instrucciones.',
  singleKeys: 'Una sola tecla abre esta ayuda: ?',
  goToTask: 'Ir a la tarea y volver',

  signedOut: 'Su sesión está cerrada',
  signedOutHint: 'Se entra con un enlace personal. Pida uno a la persona que lleva este servicio; sirve una sola vez.',
  signedOutCommand: 'Para esa persona: la orden es',
  serviceUnreachable: 'No se puede acceder al servicio',
  serviceUnreachableHint: 'Compruebe su conexión. Esta página lo vuelve a intentar por sí sola.',
  notSignedOut: 'No se pudo cerrar la sesión. Inténtelo de nuevo.',

  cannotOpen: {
    notFound: 'Esta tarea no existe o no es para su equipo.',
    leaseLost: 'Otras personas están trabajando ahora en esta tarea. Puede volver a quedar libre.',
    gone: 'Esta tarea ya no está disponible. Se terminó, se retiró o ha caducado.',
    signedOut: 'Su sesión está cerrada.',
    other: 'No se pudo abrir la tarea.',
  },
  taskEnded: {
    notFound:
      'Esta tarea ya no está disponible para usted. No se puede enviar nada más; lo que ha introducido sigue a la vista.',
    leaseLost:
      'Su tiempo para esta tarea se ha acabado y ha vuelto a la lista. Desde aquí no se puede enviar nada más; lo que ha introducido sigue a la vista.',
    gone: 'Esta tarea ya no está abierta: se terminó, se retiró, se detuvo o ha caducado. No se puede enviar nada más; lo que ha introducido sigue a la vista.',
  },
  answerRefused: 'La respuesta no se ha aceptado. No se ha perdido nada: revísela y envíela de nuevo.',
  answerRefusedBecause: reason =>
    `La respuesta no se ha aceptado: ${reason} No se ha perdido nada; revísela y envíela de nuevo.`,
  actionFailed: 'No ha funcionado. Inténtelo de nuevo.',
  actionFailedOffline: 'Sin conexión con el servicio, así que no ha funcionado. Inténtelo de nuevo.',

  seconds: count => `${count} s`,
  minutes: count => `${count} min`,
  hours: count => `${count} h`,
}
