export const TEMPLATES = '/worker-task-templates'
/** With a capital, because names of templates have none: this page hides no template. */
export const CREATE_TEMPLATE = '/worker-task-templates/Create'
export const TEMPLATE = '/worker-task-templates/{name}'
