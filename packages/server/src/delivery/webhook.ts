import { createHmac, type KeyObject } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Sink } from './sink.ts'

const TIMEOUT_MS = 15_000

/** `whsec_` and the key in base64, as the Standard Webhooks specification writes secrets. */
export const webhookSecret = (key: KeyObject): string => `whsec_${key.export().toString('base64')}`

/** The signature that a receiver checks: over id, time and body. Source: Standard Webhooks specification. */
export function webhookSignature(secret: string, id: string, timestamp: string, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

/** An HTTPS receiver. Any answer but 2xx, a redirect included, means "not taken"; its body is not read. */
export function webhook(url: URL, secret: string, clock: Clock): Sink {
  return {
    name: 'webhook',
    async send({ id, payload }) {
      const timestamp = String(Math.floor(clock.realNow().getTime() / 1000))
      const response = await fetch(url, {
        method: 'POST',
        body: payload,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'content-type': 'application/json',
          'user-agent': 'handloop',
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': webhookSignature(secret, id, timestamp, payload),
        },
      })
      await response.body?.cancel()
      if (!response.ok) throw new Error(`the webhook answered ${response.status}`)
      return `${response.status} ${response.statusText}`.trim()
    },
  }
}
