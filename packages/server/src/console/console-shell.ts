import type { Addresses } from '../addresses.ts'
import { PREVIEW_FRAME } from '../portal/preview-frame.ts'
import { escapeHtml } from '../sign-in/card.ts'

/** The page that the console's program fills. */
export const consoleShell = ({ prefix, contentOrigin, contentUrl, isContentSandboxed }: Addresses): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width, initial-scale=1"><title>Console · Handloop</title>` +
  `<link rel="icon" href="data:,">` +
  `<script type="module" src="${escapeHtml(prefix)}/console/assets/console.js"></script></head>` +
  `<body><div id="console" data-content-origin="${escapeHtml(contentOrigin)}" ` +
  `data-preview-frame="${escapeHtml(contentUrl)}/${PREVIEW_FRAME}/"${isContentSandboxed ? ' data-sandboxed' : ''}></div>` +
  `</body></html>`
