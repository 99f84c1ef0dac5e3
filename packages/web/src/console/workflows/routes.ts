export const WORKFLOWS = '/human-review-workflows'
/** With a capital, because names of workflows have none: this page hides no workflow. Source: spec 4.2. */
export const CREATE_WORKFLOW = '/human-review-workflows/Create'
export const WORKFLOW = '/human-review-workflows/{flow}'
