// What each element promises, read from the comment over its class: the source of the reference in docs/ and of the one
// that `handloop preview` shows.
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Block, parse, type Spec } from 'comment-parser'
import type { Contract, Member } from '../packages/web/src/preview/contract.ts'

export type { Contract, Member }

const source = join(import.meta.dirname, '../packages/crowd-elements/src')

/** Every element that has a contract, by name. @throws Error naming the file when a contract is incomplete */
export function elementContracts(): Contract[] {
  const files = globSync('*/element.ts', { cwd: source }).sort()
  return files.flatMap(file => {
    const block = parse(readFileSync(join(source, file), 'utf8'), { spacing: 'preserve' }).find(hasSummary)
    return block === undefined ? [] : [contractOf(basename(dirname(file)), block)]
  })
}

const hasSummary = ({ tags }: Block): boolean => tags.some(({ tag }) => tag === 'summary')

function contractOf(tag: string, block: Block): Contract {
  const members = (...names: string[]) => block.tags.filter(spec => names.includes(spec.tag)).map(toMember)
  const wholeTexts = (name: string) => block.tags.filter(spec => spec.tag === name).map(wholeText)
  return {
    tag,
    summary: wholeTexts('summary').join(' ').trim(),
    text: unwrapped(block.description),
    attributes: members('attr', 'attribute'),
    slots: members('slot'),
    events: members('event', 'fires'),
    parts: members('csspart'),
    properties: members('cssprop', 'cssproperty'),
    examples: wholeTexts('example').map(example => example.replace(/^\n+|\s+$/g, '')),
  }
}

const unwrapped = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' ')

/** `@slot - text` is the slot without a name. */
function toMember({ name, type, description }: Spec): Member {
  return { name: name === '-' ? '' : name, type, text: unwrapped(description.replace(/^\s*-\s*/, '')) }
}

/** What follows the tag's own name, line by line as it was written. */
const wholeText = ({ source: lines }: Spec): string =>
  lines
    .map(({ tokens }) => {
      const { postDelimiter, postTag, name, postName, description } = tokens
      const indent = tokens.tag ? '' : postDelimiter.slice(1)
      return indent + (tokens.tag ? '' : postTag) + name + postName + description
    })
    .join('\n')
