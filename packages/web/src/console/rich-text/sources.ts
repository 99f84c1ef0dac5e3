/** An object of a bucket or a member of the input, made readable for a worker. Nothing else of Liquid gets in here. */
const GRANTED = /^\{\{\s*(?:'[^'"{}<>&\\]+'|[\w.[\]-]+)\s*\|\s*grant_read_access\s*\}\}$/

export const isGranted = (source: string): boolean => GRANTED.test(source)

/** What a page of ours may point to: other schemes would run, or reach into the reader's machine. */
const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s{}]+$/i.test(text)

/** What the `src` of an image in instructions may be. */
export const isImageSource = (source: string): boolean => isGranted(source) || isWebAddress(source)

export const isLinkTarget = (href: string): boolean => isWebAddress(href) || /^mailto:[^\s{}]+$/i.test(href)

/**
 * The `src` for what an author typed: an address of the web, `s3://bucket/key`, or Liquid that ends in
 * `grant_read_access`.
 * @returns undefined for what is none of them, or has signs that do not fit between quotation marks of Liquid
 */
export function imageSourceOf(typed: string): string | undefined {
  const text = typed.trim()
  const granted = /^s3:\/\/[^/]+\/.+$/.test(text)
    ? `{{ '${text}' | grant_read_access }}`
    : text.replace(/^(\{\{\s*)"([^"']*)"/, "$1'$2'")
  return isImageSource(granted) ? granted : undefined
}
