import { isGranted } from './sources.ts'

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '{': '&#123;',
}

/** Text as it stands in a template: no tag of HTML and none of Liquid begins in it. */
export const asText = (text: string): string => text.replace(/[&<>"'{]/g, sign => ENTITIES[sign]!)

/** Lines as paragraphs, where a line was left empty between them. */
export const asParagraphs = (text: string): string =>
  text
    .trim()
    .split(/\n\s*\n/)
    .map(part => `<p>${part.split('\n').map(asText).join('<br>')}</p>`)
    .join('\n')

const VOID = new Set(['br', 'img'])

/**
 * Nodes as they stand in a template. Only the sources of images may be Liquid, and of it only what makes an object
 * readable; everything else arrives at a worker as it was typed.
 */
export function asMarkup(node: Node): string {
  const children = [...node.childNodes].map(asMarkup).join('')
  if (node.nodeType === Node.TEXT_NODE) return asText(node.textContent ?? '')
  if (!(node instanceof Element)) return children
  const tag = node.localName
  const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${asAttribute(name, value)}"`).join('')
  return VOID.has(tag) ? `<${tag}${attributes}>` : `<${tag}${attributes}>${children}</${tag}>`
}

const asAttribute = (name: string, value: string): string =>
  name === 'src' && isGranted(value) ? value : asText(value)
