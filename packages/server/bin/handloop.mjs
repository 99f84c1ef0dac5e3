#!/usr/bin/env node
// The command line of the published package. In a clone of the repository, `npx handloop` starts at the root instead.
const [major, minor] = process.versions.node.split('.').map(Number)
if ((major === 24 && minor >= 20) || (major === 26 && minor >= 7) || major > 26) await import('../dist/cli.js')
else {
  process.stderr.write(`handloop: Node.js ${process.version} is too old; install Node.js 24.20 or newer\n`)
  process.exitCode = 1
}
