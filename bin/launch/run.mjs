// Runs a program in the foreground as if it were this process: same streams, same signals, same exit code.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/**
 * @param {string} node
 * @param {string[]} args
 */
export function run(node, args) {
  // The channel is a lifeline: when this process dies, however it dies, the program sees it close and stops too.
  const child = spawn(node, args, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, HANDLOOP_LIFELINE: '1' },
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', error => {
    process.stderr.write(`handloop: cannot start ${node}: ${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
  stopWithNpm(child)
}

/** Under `npm start`, npm may be killed without a chance to pass the signal on: watch the npm process itself. */
function stopWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return
  const npm = npmAncestor(process.ppid)
  if (npm === undefined) return
  setInterval(() => {
    if (!isAlive(npm)) child.kill('SIGTERM')
  }, 500).unref()
}

/** npm runs scripts through a shell, which usually, but not always, replaces itself by the script. */
function npmAncestor(pid) {
  const stat = `/proc/${pid}/stat`
  if (!existsSync(stat)) return pid
  const fields = readFileSync(stat, 'utf8')
  const isShell = /\((sh|dash|bash)\)/.test(fields)
  return isShell ? Number(fields.slice(fields.lastIndexOf(')') + 2).split(' ')[1]) : pid
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
