// The filters that Amazon Augmented AI adds to Liquid: crowd-elements specification, 1.5.
import { toValue } from 'liquidjs'
import { escapeHtml, escapeHtmlOnce } from './html-escape.ts'
import { objectLink } from './object-link.ts'
import { EscapedText, JsonText, printed, RawText } from './printed-text.ts'
import { parseS3Reference } from './s3-reference.ts'
import type { FilterHandler } from './text-filters.ts'

export const serviceFilters: Record<string, FilterHandler> = {
  escape: value => escapedBy(escapeHtml, value),
  escape_once: value => escapedBy(escapeHtmlOnce, value),
  skip_autoescape: value => new RawText(value instanceof EscapedText ? value.html : printed(value)),
  to_json: value => new JsonText(JSON.stringify(toValue(value) === null ? null : value) ?? 'null'),
  grant_read_access(value) {
    const reference = value instanceof EscapedText ? value.text : value
    if ((toValue(reference) ?? '') === '') return ''
    const found = parseS3Reference(printed(reference))
    if (!found) throw new Error('grant_read_access needs an S3 URI or an http(s) URL')
    if (found.kind === 'elsewhere') return found.url
    return objectLink(this.context.getRegister('grant'), found.bucket, found.key)
  },
}

/** Text that is escaped already stays: explicit `escape` and autoescape are the same step, taken once. */
function escapedBy(replace: (text: string) => string, value: unknown): EscapedText {
  if (value instanceof EscapedText)
    return value.isFinal ? value : new EscapedText(replace(value.text), value.text, 'escape')
  const text = printed(value)
  return new EscapedText(replace(text), text, 'escape')
}
