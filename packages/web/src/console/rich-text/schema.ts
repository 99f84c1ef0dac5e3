import { DOMSerializer, type Node as Doc, DOMParser as Reader, Schema } from 'prosemirror-model'
import { asMarkup } from './markup.ts'
import { isImageSource, isLinkTarget } from './sources.ts'

/**
 * What instructions may be made of. Whatever else is pasted becomes text: nothing that a page could run ever gets into
 * a document, so nothing has to be taken out of it.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    heading: {
      content: 'text*',
      group: 'block',
      defining: true,
      parseDOM: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(tag => ({ tag })),
      toDOM: () => ['h3', 0],
    },
    bullet_list: { content: 'list_item+', group: 'block', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
    ordered_list: { content: 'list_item+', group: 'block', parseDOM: [{ tag: 'ol' }], toDOM: () => ['ol', 0] },
    list_item: { content: 'paragraph block*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    text: { group: 'inline' },
    hard_break: {
      inline: true,
      group: 'inline',
      selectable: false,
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
    },
    image: {
      inline: true,
      group: 'inline',
      draggable: true,
      attrs: { src: {}, alt: { default: '' } },
      parseDOM: [{ tag: 'img[src]', getAttrs: image => imageOf(image) }],
      toDOM: ({ attrs: { src, alt } }) => ['img', { src, alt, style: 'max-width: 100%' }],
    },
  },
  marks: {
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
    em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [{ tag: 'a[href]', getAttrs: link => linkOf(link) }],
      toDOM: ({ attrs: { href } }) => ['a', { href, target: '_blank', rel: 'noopener noreferrer' }, 0],
    },
  },
})

function imageOf(image: HTMLElement) {
  const src = image.getAttribute('src') ?? ''
  return isImageSource(src) && { src, alt: image.getAttribute('alt') ?? '' }
}

function linkOf(link: HTMLElement) {
  const href = link.getAttribute('href') ?? ''
  return isLinkTarget(href) && { href }
}

/** Read where nothing is loaded and nothing runs. */
export const documentOf = (markup: string): Doc =>
  Reader.fromSchema(schema).parse(new DOMParser().parseFromString(markup, 'text/html').body)

const serializer = DOMSerializer.fromSchema(schema)

/** @returns markup for a template; empty when nothing was written */
export function markupOf(doc: Doc): string {
  if (doc.childCount === 1 && doc.firstChild!.isTextblock && doc.firstChild!.content.size === 0) return ''
  // In a document without a window, no image is loaded by being written down.
  const document = new DOMParser().parseFromString('', 'text/html')
  return asMarkup(serializer.serializeFragment(doc.content, { document }))
}
