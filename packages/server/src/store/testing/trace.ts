/** A system call's beginning or end. Flushes take their time: what is written meanwhile is not covered by them. */
export type Step = { at: 'begin' | 'end'; call: Call }

/** `path` is the file of the descriptor, `paths` those that were named; `data` what was written. */
export type Call = {
  name: string
  descriptor: number
  path: string
  paths: string[]
  data: Buffer
  offset: number
  flags: string
  result: number
  resultPath: string
}

/** The calls that change what is on a disk, and those that flush it. */
export const TRACED =
  'openat,open,creat,write,writev,pwrite64,pwritev,fsync,fdatasync,ftruncate,truncate,rename,renameat,renameat2,' +
  'unlink,unlinkat,mkdir,mkdirat'

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll('\\x', ''), 'hex')
const text = (hex: string | undefined): string => bytes(hex ?? '').toString()

/** Reads what `strace -f -y -xx` wrote: every string in hexadecimal, so that no quoting is in the way. */
export function* readTrace(trace: string): Generator<Step> {
  const begun = new Map<string, { call: Call; text: string }>()
  for (const line of trace.split('\n')) {
    const [, pid = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    const unfinished = /^(\w+)\((.*) <unfinished \.\.\.>$/.exec(rest)
    const resumed = /^<\.\.\. (\w+) resumed>(.*)$/.exec(rest)
    if (unfinished) {
      const call = callOf(unfinished[1]!, unfinished[2]!, '')
      begun.set(pid, { call, text: unfinished[2]! })
      yield { at: 'begin', call }
    } else if (resumed) {
      const known = begun.get(pid)
      const [args = '', result = ''] = splitResult(resumed[2]!)
      if (known) yield { at: 'end', call: Object.assign(known.call, callOf(resumed[1]!, known.text + args, result)) }
    } else {
      const [, name, inner] = /^(\w+)\((.*)$/.exec(rest) ?? []
      if (name === undefined || inner === undefined) continue
      const call = callOf(name, ...splitResult(inner))
      yield { at: 'begin', call }
      yield { at: 'end', call }
    }
  }
}

function splitResult(line: string): [args: string, result: string] {
  const at = line.lastIndexOf(') ')
  return [line.slice(0, at), line.slice(at + 1).replace(/^ *= /, '')]
}

function callOf(name: string, args: string, result: string): Call {
  const [, descriptor = '-1', path] = /^(-?\d+)<([^>]*)>/.exec(args) ?? []
  const strings = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(match => match[1]!)
  const isWrite = name.includes('write')
  const [, code = '-1', resultPath] = /^(-?\d+)(?:<([^>]*)>)?/.exec(result) ?? []
  return {
    name,
    descriptor: Number(descriptor),
    path: text(path),
    paths: isWrite ? [] : strings.map(text),
    data: isWrite ? Buffer.concat(strings.map(bytes)) : Buffer.alloc(0),
    offset: name.startsWith('pwrite') || name === 'ftruncate' ? Number(/, (\d+)$/.exec(args)?.[1] ?? 0) : -1,
    flags: name.startsWith('open') ? args.slice(args.lastIndexOf('"') + 1) : '',
    result: Number(code),
    resultPath: text(resultPath),
  }
}
