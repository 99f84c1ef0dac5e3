/** Template texts go when nothing refers to them any more. */
export const unusedTemplates = `
-- since when housekeeping has seen no template with this text; null while there is one, or nobody has looked yet
alter table template_content add column unused_ms {int8};
`
