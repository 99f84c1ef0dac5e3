import { placeOf } from './places.ts'

/** What functions cost, in instructions: by themselves, and with all that they called. */
export type Costs = { total: number; alone: Map<string, number>; together: Map<string, number> }

/**
 * Reads what `valgrind --tool=callgrind` has written down.
 *
 * @param parts  the files of one thread in the order in which they were written: each names only what is new in it
 * @param nameOf  what a function without a name of its own, `0x…`, is called
 * @returns what the last of them says
 */
export function readCosts(parts: string[], nameOf: (name: string) => string): Costs {
  const names = new Map<string, string>()
  let costs: Costs = { total: 0, alone: new Map(), together: new Map() }
  for (const part of parts) costs = readPart(part, names, nameOf)
  return costs
}

const FUNCTION = /^(c?fn)=\((\d+)\)(?: (.*))?$/
/** A line of the source, which may be relative to the last one, and a cost. */
const COST = /^[-+*\d]\S* (\d+)$/

function readPart(part: string, names: Map<string, string>, nameOf: (name: string) => string): Costs {
  const alone = new Map<string, number>()
  const called = new Map<string, number>()
  let self = ''
  let callee: string | undefined
  let isOfCall = false
  for (const line of part.split('\n')) {
    const named = FUNCTION.exec(line)
    if (named !== null) {
      const [, kind, id, name] = named
      if (name !== undefined) names.set(id!, nameOf(name.replace(/'\d+$/, '')))
      if (kind === 'fn') self = names.get(id!) ?? id!
      else callee = names.get(id!) ?? id!
    } else if (line.startsWith('calls=')) isOfCall = true
    else {
      const cost = Number(COST.exec(line)?.[1])
      if (Number.isNaN(cost)) continue
      // What a function that calls itself costs is in what its first caller is charged with.
      if (!isOfCall) add(alone, self, cost)
      else if (callee !== self) add(called, callee!, cost)
      isOfCall = false
    }
  }
  const total = [...alone.values()].reduce((sum, cost) => sum + cost, 0)
  return { total, alone, together: called }
}

const add = (costs: Map<string, number>, name: string, cost: number): void =>
  void costs.set(name, (costs.get(name) ?? 0) + cost)

type Compiled = { from: number; to: number; name: string }

/**
 * Names of compiled functions, as `--perf-basic-prof` writes them: address and length in hexadecimal, name.
 *
 * @returns the name of what stands at an address `0x…`, or the address
 */
export function compiledNames(list: string): (name: string) => string {
  const compiled = list.split('\n').flatMap((line): Compiled[] => {
    const [, from, length, name] = /^(\w+) (\w+) (.*)$/.exec(line) ?? []
    if (from === undefined) return []
    return [
      { from: Number.parseInt(from, 16), to: Number.parseInt(from, 16) + Number.parseInt(length!, 16), name: name! },
    ]
  })
  return address => {
    if (!/^0x[0-9a-f]+$/.test(address)) return address
    const at = Number.parseInt(address, 16)
    // Memory is used again: the last one that stood there is the one that ran.
    const found = compiled.findLast(({ from, to }) => from <= at && at < to)
    return found === undefined ? address : readable(found.name)
  }
}

/** `JS:*name url:line:column`, where a sign says how well it was compiled. */
function readable(name: string): string {
  const [, functionName, url, line, column] = /^JS:\W?'?(\S*) (\S+):(\d+):(\d+)$/.exec(name) ?? []
  if (url === undefined) return name
  return placeOf({ functionName: functionName!, url, lineNumber: Number(line) - 1, columnNumber: Number(column) - 1 })
}
