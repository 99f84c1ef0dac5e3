import type { ServerResponse } from 'node:http'

/** Calls back once the answer is out or its client gone, which may have been a while ago. */
export function afterAnswer(response: ServerResponse, callback: () => void): void {
  if (response.destroyed) callback()
  else response.on('close', callback)
}
