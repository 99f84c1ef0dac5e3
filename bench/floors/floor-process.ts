import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

export type Floor = {
  url: string
  pid: number
  /** Has it play a round of its own, where it brings its own load. @returns how many a second it did */
  play: (seconds: number) => Promise<number>
  stop: () => Promise<void>
}

/** Starts one of the floors of this folder in a process of its own, which ends with this one. */
export async function startFloor(name: string, ...args: string[]): Promise<Floor> {
  // Whatever this process was started with, `--test` among it, is not for the floor.
  const child: ChildProcess = fork(join(import.meta.dirname, `${name}.ts`), args, { execArgv: [] })
  const url = await said<string>(child, name)
  const play = (seconds: number) => {
    const played = said<number>(child, name)
    child.send(seconds)
    return played
  }
  const stop = async () => {
    const ended = once(child, 'exit')
    child.kill()
    await ended
  }
  return { url, pid: child.pid!, play, stop }
}

/** @throws Error when the process ends instead, which has said why by itself */
async function said<T>(child: ChildProcess, name: string): Promise<T> {
  const over = new AbortController()
  const ended = once(child, 'exit', over).then(([code]) => {
    throw new Error(`the floor ${name} ended in the middle (${code})`)
  })
  try {
    const [message] = await Promise.race([once(child, 'message', over), ended])
    return message as T
  } finally {
    ended.catch(() => {})
    over.abort()
  }
}

/** In the floor's process: listens on a free port of loopback and says where. */
export function tellAddress(server: Server, tell = (url: string): unknown => process.send!(url)): void {
  server.listen(0, '127.0.0.1', () => tell(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
  process.on('disconnect', () => process.exit(0))
}
