import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Core, loadCore, SOURCE } from './core.ts'
import type { Fault } from './faults.ts'

/** A copy of the pure folders into which faults are sown, one at a time. */
export class Nursery {
  readonly #folder = mkdtempSync(join(tmpdir(), 'handloop-faults-'))
  #count = 0

  /** @returns the core with the fault in it. Every copy is loaded once: modules are remembered by their path. */
  async sow(fault: Fault): Promise<Core> {
    const folder = join(this.#folder, String(++this.#count))
    for (const part of ['human-loop', 'review-task'])
      cpSync(join(SOURCE, part), join(folder, part), { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    const file = join(folder, fault.file)
    writeFileSync(file, spoiled(readFileSync(file, 'utf8'), fault))
    return loadCore(folder)
  }

  clear(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** @throws Error when the line has changed and the fault no longer fits: then it has to be written anew */
function spoiled(text: string, { file, on, find, put }: Fault): string {
  const lines = text.split('\n')
  const places = lines.flatMap((line, i) => (line.includes(on) ? [i] : []))
  const [place] = places
  if (place === undefined || places.length > 1) throw new Error(`${places.length} lines of ${file} hold '${on}'`)
  if (!lines[place]!.includes(find)) throw new Error(`the line of ${file} with '${on}' does not hold '${find}'`)
  return lines
    .with(
      place,
      lines[place]!.replace(find, () => put),
    )
    .join('\n')
}
