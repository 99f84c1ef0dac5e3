/** What an element promises, as the reference shows it: made by scripts/element-contracts.ts. */
export type Member = { name: string; type: string; text: string }
export type Contract = {
  /** the tag's name */
  tag: string
  summary: string
  /** the first paragraph, with an example of the answer where there is one */
  text: string
  attributes: Member[]
  slots: Member[]
  events: Member[]
  parts: Member[]
  /** custom properties for a page's style sheet */
  properties: Member[]
  /** markup that works on its own; `sample-image.jpg` and `sample-document.png` are there */
  examples: string[]
}
