// What a fresh clone lacks, brought once and then left alone: npm packages, a Node.js new enough, the build.
// Plain JavaScript, because a fresh machine may only have Node.js 20. Speaks on standard error only.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const cache = join(root, '.runtime')
const runtimeVersion = '24.21.0'

const say = text => process.stderr.write(`handloop: ${text}\n`)

/** The versions on which `node:sqlite` is safe to use: docs/decisions/0001-runtime.md. */
function isNewEnough(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number)
  return (major === 24 && minor >= 20) || (major === 26 && minor >= 7) || major > 26
}

/** @param {string} node the Node.js that runs npm: it leaves out optional packages made for a newer one */
function npm(node, args, what) {
  say(`${what} …`)
  const done = spawnSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` },
  })
  if (done.status !== 0) fail(`npm could not finish "${what}"; see its message above, then run the command again`)
}

export function fail(text) {
  say(text)
  process.exit(1)
}

function mtime(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0
}

function ensurePackages(node) {
  // npm writes the hidden lockfile at the end of every install: older than ours means the lockfile has changed since.
  if (mtime(join(root, 'node_modules/.package-lock.json')) >= mtime(join(root, 'package-lock.json'))) return
  // Not `npm ci`: it refuses a lockfile that lacks a package for some other platform, as some registries do.
  npm(node, ['install', '--no-save', '--ignore-scripts'], 'installing packages')
}

/** @returns path of a Node.js that can run the product */
function ensureNode() {
  if (isNewEnough(process.versions.node)) return process.execPath
  const platform = `${process.platform}-${process.arch}`
  if (platform !== 'linux-x64' && platform !== 'linux-arm64')
    fail(
      `Node.js ${process.version} is too old here; install Node.js 24.20 or newer from nodejs.org and run this again`,
    )
  const name = `node-${platform}`
  const home = join(cache, `node-${runtimeVersion}`)
  const node = join(home, 'node_modules', name, 'bin/node')
  if (existsSync(node)) return node
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{"private":true}\n')
  npm(
    process.execPath,
    ['install', '--prefix', home, '--ignore-scripts', '--no-save', `${name}@${runtimeVersion}`],
    `Node.js ${process.version} is too old for Handloop; bringing ${runtimeVersion} from npm, for this folder only`,
  )
  return node
}

/** Changes when any file that goes into the build is added, removed or edited. */
function sourceFingerprint() {
  const hash = createHash('sha256')
  const visit = path => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name === 'node_modules' || entry.name === 'dist') continue
      const child = join(path, entry.name)
      if (entry.isDirectory()) visit(child)
      else {
        const { size, mtimeMs } = statSync(child)
        hash.update(`${child}\0${size}\0${mtimeMs}\0`)
      }
    }
  }
  visit(join(root, 'packages'))
  visit(join(root, 'scripts'))
  return hash.update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
}

function ensureBuilt(node) {
  const stamp = join(cache, 'build-stamp')
  const fingerprint = sourceFingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return
  say('building …')
  const done = spawnSync(node, [join(root, 'scripts/build.ts')], { cwd: root, stdio: ['ignore', 2, 2] })
  if (done.status !== 0) fail('the build failed; see its message above')
  writeFileSync(stamp, fingerprint)
}

/** Two commands started at once in a fresh clone must not install over each other. */
function underLock(work) {
  mkdirSync(cache, { recursive: true })
  const lock = join(cache, 'lock')
  for (;;) {
    try {
      mkdirSync(lock)
      writeFileSync(join(lock, 'pid'), String(process.pid))
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true })
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
    }
  }
  // Also when `fail` ends the process.
  const unlock = () => rmSync(lock, { recursive: true, force: true })
  process.once('exit', unlock)
  try {
    return work()
  } finally {
    unlock()
    process.removeListener('exit', unlock)
  }
}

function isAbandoned(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0)
    return false
  } catch (error) {
    // The holder writes its pid just after it makes the folder: no file yet is not abandonment.
    return error.code === 'ESRCH' || (error.code === 'ENOENT' && Date.now() - mtime(lock) > 5_000)
  }
}

/**
 * Makes the clone ready to run.
 * @param {{ build: boolean }} what
 * @returns {string} path of the Node.js to run the product with
 */
export function prepare({ build }) {
  return underLock(() => {
    const node = ensureNode()
    ensurePackages(node)
    if (build) ensureBuilt(node)
    return node
  })
}
