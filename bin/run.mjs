// Runs one of the repository's TypeScript scripts, on any machine: `node bin/run.mjs scripts/test.ts …`.
import { join } from 'node:path'
import { prepare, root } from './launch/prepare.mjs'
import { run } from './launch/run.mjs'

const [script = '', ...args] = process.argv.slice(2)
run(prepare({ build: script !== 'scripts/build.ts' }), [join(root, script), ...args])
