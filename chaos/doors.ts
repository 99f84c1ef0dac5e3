import type { Reply } from './http.ts'

/** Where a service may be asked: at its address, or at any of several that change. */
export type Doors = string | (() => readonly string[])

let turn = 0

/**
 * Asks as a load balancer does: at one door after the other, where a refused connection, which carried nothing, goes on
 * to the next.
 *
 * @throws Error when no door gives a whole answer
 */
export async function atAnyDoor(doors: Doors, ask: (url: string) => Promise<Reply>): Promise<Reply> {
  const urls = typeof doors === 'string' ? [doors] : doors()
  turn++
  for (let i = 0; ; i++) {
    try {
      return await ask(urls[(turn + i) % urls.length]!)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED' || i + 1 >= urls.length) throw error
    }
  }
}
