// The rules of the house (docs/architecture.md), read off the source: who may import whom, where time and chance come
// from, and that what is made from the code is up to date.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, test } from 'node:test'
import { OPERATIONS } from '../packages/server/src/wire/operations.ts'
import { lifecyclePage } from './lifecycle-page.ts'

const root = join(import.meta.dirname, '..')
const source = join(root, 'packages/server/src')
const sourcesOf = (pattern: string): string[] =>
  globSync(pattern, { cwd: root })
    .filter(file => !/\.test\.ts$|\/testing(\/|\.ts$)/.test(file))
    .sort()
const sources = sourcesOf('packages/server/src/**/*.ts')
const browserSources = sourcesOf('packages/{crowd-elements,web}/src/**/*.ts')

/** From the ground up; a file may import from its own floor and from those below. A folder stands for all in it. */
const FLOORS: string[][] = [
  ['human-loop', 'review-task', 'flow-definition', 'activation-conditions'],
  ['clock.ts', 'keys.ts', 'settings.ts', 'addresses.ts', 'pump.ts', 'assets.ts', 'fault-points.ts'],
  ['observing', 'back-pressure'],
  ['store', 'worker-template', 'workforce', 'objects'],
  ['services.ts'],
  ['sign-in', 'operators'],
  ['wire', 'portal', 'console', 'housekeeping', 'delivery', 'backup'],
  [
    'data-dir.ts',
    'installation.ts',
    'parts.ts',
    'running.ts',
    'plain-routes.ts',
    'widget-routes.ts',
    'scrape.ts',
    'trace-export.ts',
    's3-handler.ts',
    'problems.ts',
    'browser-bounds.ts',
    'browser-app.ts',
    'dispatch.ts',
    'next-look.ts',
    'work.ts',
    'draining.ts',
    'kept-tick.ts',
    'server.ts',
  ],
  ['doctor', 'preview'],
  ['command-line', 'cli.ts'],
]

const floorOf = (file: string): number => {
  const [place = ''] = relative(source, join(root, file)).split('/')
  return FLOORS.findIndex(floor => floor.includes(place))
}

/** Imports of a file that stay inside the repository, as paths from the repository's root. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+\.ts)'/g)]
  return found.map(([, path]) => relative(root, join(root, dirname(file), path!)))
}

describe('imports', () => {
  test('every file has a floor', () => {
    assert.deepEqual(
      sources.filter(file => floorOf(file) === -1),
      [],
    )
  })

  test('run downwards only', () => {
    const upwards = sources.flatMap(file =>
      importsOf(file)
        .filter(target => floorOf(target) > floorOf(file))
        .map(target => `${file} → ${target}`),
    )
    assert.deepEqual(upwards, [])
  })

  test('have no circles', () => {
    const done = new Set<string>()
    const visit = (file: string, trail: string[]): void => {
      const seen = trail.indexOf(file)
      assert.equal(seen, -1, `a circle: ${[...trail.slice(seen), file].join(' → ')}`)
      if (done.has(file)) return
      for (const target of importsOf(file)) visit(target, [...trail, file])
      done.add(file)
    }
    for (const file of [...sources, ...browserSources]) visit(file, [])
  })

  test('of the pure folders reach nothing outside them: no HTTP, no SQL, no clock, no randomness', () => {
    const outside = sources
      .filter(file => floorOf(file) === 0)
      .flatMap(file => {
        const text = readFileSync(join(root, file), 'utf8')
        const foreign = [...text.matchAll(/from '([^']+)'/g)]
          .map(match => match[1]!)
          .filter(path => !path.startsWith('.'))
        return [...foreign, ...importsOf(file).filter(target => floorOf(target) !== 0)].map(path => `${file} → ${path}`)
      })
    assert.deepEqual(outside, [])
  })

  test('of widgets and portal know nothing of the server', () => {
    const browser = globSync('packages/{crowd-elements,web}/src/**/*.ts', { cwd: root })
    const found = browser.filter(file => /from '[^']*\/server\//.test(readFileSync(join(root, file), 'utf8')))
    assert.deepEqual(found, [])
  })
})

test('time comes from clock.ts and chance from keys.ts, and from nowhere else', () => {
  const calls = /Date\.now\(\)|new Date\(\)|randomUUID\(|randomBytes\(|Math\.random\(/
  const found = sources.filter(file => calls.test(readFileSync(join(root, file), 'utf8')))
  assert.deepEqual(found, ['packages/server/src/clock.ts', 'packages/server/src/keys.ts'])
})

test('types are sound', () => {
  // The console's libraries are made for bundlers, which find modules in another way than Node.
  for (const project of ['tsconfig.json', 'packages/web/src/console/tsconfig.json']) {
    const { status, stdout } = spawnSync('npx', ['tsc', '-p', project], { cwd: root, encoding: 'utf8' })
    assert.equal(status, 0, stdout)
  }
})

test('formatting and lint are clean', () => {
  const { status, stdout, stderr } = spawnSync('npx', ['biome', 'check', '--colors=off', '--diagnostic-level=error'], {
    cwd: root,
    encoding: 'utf8',
  })
  assert.equal(status, 0, stdout + stderr)
})

test('the generated wire types are those of the API model', () => {
  execFileSync(process.execPath, ['scripts/generate-wire-types.ts', '--check'], { cwd: root })
})

test('the lifecycle page in docs/ is made from the table', () => {
  assert.equal(readFileSync(join(root, 'docs/lifecycle.md'), 'utf8'), lifecyclePage())
})

test('the README lists exactly the operations that there are', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const listed = [...readme.matchAll(/^\| `(\w+)` \|/gm)].map(match => match[1]!)
  assert.deepEqual(listed.sort(), [...OPERATIONS.map(one => one.name as string), 'GetCallerIdentity'].sort())
})

test('documents name files and commands that exist', () => {
  const documents = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })]
  const missing = documents.flatMap(file => {
    const text = readFileSync(join(root, file), 'utf8')
    const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(match => join(root, dirname(file), match[1]!))
    return links.filter(path => !existsSync(path)).map(path => `${file} → ${relative(root, path)}`)
  })
  assert.deepEqual(missing, [])
})
