/**
 * Stored objects come from anyone and are served from the origin of portal and console. What a browser could run is
 * therefore locked into a sandbox without an origin; types in which nothing can run are left alone.
 */
const INERT =
  /^(image|audio|video|font)\/[\w.+-]+$|^text\/(plain|csv)$|^application\/(json|zip|gzip|octet-stream)$|^binary\/octet-stream$/

function isInert(contentType: string): boolean {
  // Of several types in one header browsers take the last.
  if (contentType.includes(',')) return false
  const type = contentType.split(';')[0]!.trim().toLowerCase()
  // Any type that ends in +xml is a document to a browser, and SVG is one that runs scripts.
  return INERT.test(type) && !type.includes('xml') && !type.includes('svg')
}

export function safetyHeaders(contentType: string): Record<string, string> {
  const nosniff = { 'x-content-type-options': 'nosniff' }
  return isInert(contentType) ? nosniff : { ...nosniff, 'content-security-policy': 'sandbox' }
}

/** Whether a text can be a header's value: node throws on others, and a line break would begin a new header. */
export const isHeaderValue = (text: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(text)

/** Unicode text as header bytes: UTF-8, one character per byte, as node wants it. */
export const headerBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

/** The same, without what no header can hold. */
export const headerText = (text: string): string => headerBytes(text).replace(/[^\t\x20-\x7e\x80-\xff]/g, '')
