#!/usr/bin/env node
// `npx handloop` in a clone, and `npm start`: makes the clone ready, then runs the product's command line.
import { join } from 'node:path'
import { prepare, root } from './launch/prepare.mjs'
import { run } from './launch/run.mjs'
import { SERVICE_FLAGS } from './launch/service-flags.mjs'

run(prepare({ build: true }), [...SERVICE_FLAGS, join(root, 'packages/server/dist/cli.js'), ...process.argv.slice(2)])
