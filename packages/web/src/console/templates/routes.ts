export const TEMPLATES = '/worker-task-templates'
/** A sign between the slashes is no template's name, so this hides none of them. */
export const CREATE_TEMPLATE = '/worker-task-templates/-/create'
export const TEMPLATE = '/worker-task-templates/{name}'
