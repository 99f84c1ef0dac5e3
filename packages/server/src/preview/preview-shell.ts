import { escapeHtml } from '../worker-template/html-escape.ts'

/** The page that the preview's program fills. */
export function previewShell(names: { template: string; input: string | undefined; frameOrigin: string }): string {
  const { template, input, frameOrigin } = names
  const attributes = `template="${escapeHtml(template)}" input="${escapeHtml(input ?? '')}"`
  return shell(`${template} · Handloop preview`, 'handloop-preview', attributes, frameOrigin)
}

/** The reference of the elements. */
export const elementsShell = (frameOrigin: string): string =>
  shell('Handloop elements', 'handloop-elements', '', frameOrigin)

const shell = (title: string, tag: string, attributes: string, frameOrigin: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>` +
  `<link rel="icon" href="data:,"><style>html,body{height:100%;margin:0}</style>` +
  `<script type="module" src="/assets/preview.js"></script></head>` +
  `<body><${tag} ${attributes} frame-origin="${escapeHtml(frameOrigin)}"></${tag}></body></html>`
