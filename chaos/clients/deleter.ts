import { persist, sleep } from '../http.ts'
import { attempts, type Scene } from './scene.ts'

/** Deletes some of the loops that were heard to have ended. */
export function deleter({ client, journal, receiver, chance }: Scene): () => Promise<void> {
  return async () => {
    await sleep(chance.between(20, 150))
    const { ended } = receiver
    if (ended.length === 0) return
    // Mostly one that has just ended, sometimes one of long ago, which may have been purged.
    const name = chance.happens(80) ? chance.pick(ended.slice(-50)) : chance.pick(ended)
    // While its start may still be repeated, a deleted name would be started anew.
    if (journal.deletions.has(name) || !journal.starts.has(name)) return
    // From now on it may be gone; what the answer says is noted when it comes.
    journal.deletions.set(name, 'unknown')
    const { reply, wasUnsure } = await persist(() => client.runtime('DELETE', `/human-loops/${name}`), attempts(chance))
    // Gone although nobody said so: the first attempt was carried out.
    const isDone = reply?.status === 200 || (reply?.status === 404 && wasUnsure)
    if (isDone) journal.deletions.set(name, 'acknowledged')
    else if (reply !== undefined) journal.deletions.set(name, 'refused')
  }
}
