import type { Messages } from './messages/messages.ts'

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; --page: #f4f6fb; --card: #fff; --ink: #16202e;
    --soft: #55637a; --line: #dfe5ef; --accent: #1d4ed8; --mark: #1d4ed8 }
  @media (prefers-color-scheme: dark) { :root { --page: #0d1420; --card: #17202e; --ink: #e7ecf4; --soft: #a3b0c4;
    --line: #2a3648; --accent: #2563eb; --mark: #86aaff } }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--page); color: var(--ink) }
  main { max-inline-size: 24rem; margin: 1rem; padding: 2.5rem 2rem; text-align: center; background: var(--card);
    border: 1px solid var(--line); border-radius: 1rem; box-shadow: 0 8px 30px rgb(15 23 42 / 8%) }
  .brand { display: flex; gap: .5rem; justify-content: center; align-items: center; font-weight: 650; color: var(--ink);
    margin: 0 0 1.5rem }
  .brand svg { color: var(--mark) }
  h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem }
  p { margin: 0 0 1.5rem; color: var(--soft) } p:last-child { margin: 0 }
  h1, p { text-wrap: balance }
  code { font-size: .9em; display: block }
  p.contact { margin: 1.5rem 0 0; font-size: .9375rem; overflow-wrap: anywhere } .contact a { color: inherit }
  button, .button { font: inherit; font-weight: 600; inline-size: 100%; padding: .75rem 2rem; border: 0; border-radius: .6rem;
    cursor: pointer; background: var(--accent); color: #fff }
  .button { display: block; box-sizing: border-box; text-decoration: none }
  button:hover, .button:hover { filter: brightness(1.08) }
  :focus-visible { outline: 3px solid #93c5fd; outline-offset: 2px }
`

/** Two arcs that close a loop: the mark of the portal. */
const MARK =
  '<svg width="22" height="22" viewBox="0 0 22 22" fill="none" stroke="currentColor" stroke-width="2.5" ' +
  'stroke-linecap="round" aria-hidden="true"><path d="M18.5 11a7.5 7.5 0 0 1-13.2 4.9M3.5 11a7.5 7.5 0 0 1 13.2-4.9"/>' +
  '<path d="m7.6 11.3 2.4 2.3 4.4-4.8"/></svg>'

type Card = { title: string; language: string; body: string }

/** A page of ours with few words on it. `body` is markup. */
export const card = ({ title, language, body }: Card): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} · Handloop</title>` +
  `<link rel="icon" href="data:,"><style>${STYLE}</style></head><body><main><p class="brand">${MARK}Handloop</p>${body}</main></body></html>`

/** A heading and a sentence; `more` is markup. */
export const said = ({ language }: Messages, heading: string, text: string, more = ''): string =>
  card({ title: heading, language, body: `<h1>${escapeHtml(heading)}</h1><p>${escapeHtml(text)}</p>${more}` })
