const REPLACEMENTS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** The five replacements of autoescape and of the filter `escape`. Nothing else changes, so base64 survives. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, c => REPLACEMENTS[c]!)

/** As {@link escapeHtml}, but an entity that is already there stays as it is. */
export const escapeHtmlOnce = (text: string): string =>
  text.replace(/&(?!(?:[a-z][a-z0-9]*|#[0-9]+|#x[0-9a-f]+);)|[<>"']/gi, c => REPLACEMENTS[c]!)
