/** What a browser keeps of one worker's task until the service has it. Times in milliseconds since 1970, the service's clock. */
export type Kept = {
  taskId: string
  leaseEpoch: number
  title: string
  draft?: { value: unknown; atMs: number }
  /** Submitted, and not known to have arrived. */
  answer?: Record<string, unknown>
}

/** Where unsaved work survives a crash, a closed tab or a dead line. Failing to keep it costs safety, never the work. */
export interface KeptWork {
  all(): Promise<Kept[]>
  find(taskId: string): Promise<Kept | undefined>
  put(kept: Kept): Promise<void>
  forget(taskId: string): Promise<void>
}

const STORE = 'work'

/** In IndexedDB: answers with masks have many megabytes, more than other places take. */
export class BrowserKeptWork implements KeptWork {
  readonly #workerId: string
  readonly #open: Promise<IDBDatabase | undefined>

  constructor(workerId: string) {
    this.#workerId = workerId
    this.#open = openDatabase()
  }

  async all(): Promise<Kept[]> {
    const rows = (await this.#ask('readonly', store => store.getAll())) as { worker: string; kept: Kept }[] | undefined
    return (rows ?? []).filter(row => row.worker === this.#workerId).map(row => row.kept)
  }

  async find(taskId: string): Promise<Kept | undefined> {
    const row = await this.#ask('readonly', store => store.get(this.#key(taskId)))
    return (row as { kept: Kept } | undefined)?.kept
  }

  async put(kept: Kept): Promise<void> {
    await this.#ask('readwrite', store => store.put({ worker: this.#workerId, kept }, this.#key(kept.taskId)))
  }

  async forget(taskId: string): Promise<void> {
    await this.#ask('readwrite', store => store.delete(this.#key(taskId)))
  }

  #key = (taskId: string): string => `${this.#workerId} ${taskId}`

  async #ask<Value>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<Value>) {
    const database = await this.#open
    if (!database) return undefined
    return new Promise<Value | undefined>(resolve => {
      try {
        const request = act(database.transaction(STORE, mode).objectStore(STORE))
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => resolve(undefined)
      } catch {
        resolve(undefined)
      }
    })
  }
}

function openDatabase(): Promise<IDBDatabase | undefined> {
  return new Promise(resolve => {
    try {
      const request = indexedDB.open('handloop-portal', 1)
      request.onupgradeneeded = () => request.result.createObjectStore(STORE)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => resolve(undefined)
    } catch {
      resolve(undefined)
    }
  })
}

/** Nowhere: for pages without a session. */
export const keepsNothing: KeptWork = {
  all: async () => [],
  find: async () => undefined,
  put: async () => {},
  forget: async () => {},
}
