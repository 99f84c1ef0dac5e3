import { escapeHtml } from '../worker-template/html-escape.ts'

/** The page that the preview's program fills. */
export function previewShell(names: { template: string; input: string | undefined; frameOrigin: string }): string {
  const title = `${escapeHtml(names.template)} · Handloop preview`
  const attributes = `template="${escapeHtml(names.template)}" input="${escapeHtml(names.input ?? '')}"`
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>` +
    `<link rel="icon" href="data:,"><style>html,body{height:100%;margin:0}</style>` +
    `<script type="module" src="/assets/preview.js"></script></head>` +
    `<body><handloop-preview ${attributes} frame-origin="${escapeHtml(names.frameOrigin)}"></handloop-preview></body></html>`
  )
}
