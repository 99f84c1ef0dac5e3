// The reference of the elements in docs/elements/, made from their contracts. `node scripts/element-pages.ts` writes it.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Contract, elementContracts, type Member } from './element-contracts.ts'

const folder = join(import.meta.dirname, '../docs/elements')

/** Every page by its file name. */
export function elementPages(contracts = elementContracts()): Map<string, string> {
  const pages = contracts.map(contract => [`${contract.tag}.md`, elementPage(contract)] as const)
  return new Map([['README.md', indexPage(contracts)], ...pages])
}

const MADE = '<!-- Made by scripts/element-pages.ts from the comment over the element’s class. Change that one. -->\n\n'

function indexPage(contracts: Contract[]): string {
  const rows = contracts.map(({ tag, summary }) => `| [${tag}](${tag}.md) | ${cell(summary)} |`)
  return `${MADE}# Elements for worker task templates

Everything a template can use besides plain HTML. \`npx handloop preview\` shows each of these pages with its example
at work; [writing templates](../templates.md) begins at the beginning.

| element | what it is for |
|---|---|
${rows.join('\n')}
`
}

function elementPage({ tag, summary, text, examples, ...members }: Contract): string {
  const example = examples.map(markup => `\n## Example\n\n\`\`\`html\n${markup}\n\`\`\`\n`).join('')
  return `${MADE}# ${tag}

${summary}

${text}
${example}${table('Attributes', 'attribute', members.attributes)}${table('Content', 'region', members.slots, 'anything else')}${table(
  'Events',
  'event',
  members.events,
)}${table('Parts for `::part()`', 'part', members.parts)}${table('Custom properties', 'property', members.properties)}
[All elements](README.md)
`
}

function table(title: string, head: string, members: Member[], unnamed = ''): string {
  if (members.length === 0) return ''
  const rows = members.map(({ name, type, text }) => {
    const shown = name === '' ? unnamed : `\`${name}\``
    return `| ${shown} | ${cell(type === '' ? text : `\`${type}\`; ${text}`)} |`
  })
  return `\n## ${title}\n\n| ${head} | |\n|---|---|\n${rows.join('\n')}\n`
}

const cell = (text: string): string => text.replaceAll('|', '\\|')

if (process.argv[1] === import.meta.filename) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [file, text] of elementPages()) writeFileSync(join(folder, file), text)
}
