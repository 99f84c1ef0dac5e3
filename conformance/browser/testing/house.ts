// One service, one client and one browser for all tests of this folder that do nothing worse to them than use them.
import { launchChromium } from '../../../scripts/testing/chromium.ts'
import { afterWholeRun } from '../../../scripts/testing/whole-run.ts'
import type { Client } from '../../clients/client.ts'
import { jsSdk } from '../../clients/js-sdk.ts'
import { type Service, startService } from '../../service.ts'

export type House = { service: Service; client: Client; close: () => Promise<void> }

export async function openHouse(env: Record<string, string> = {}): Promise<House> {
  const service = await startService(env)
  const client = jsSdk({ url: service.url, keys: service.keys })
  const close = async () => {
    await client.close()
    await service.stop()
  }
  return { service, client, close }
}

// Here and not in a hook: many files share this module, and a hook would belong to the one that came first.
export const browser = await launchChromium()
export const house = await openHouse()

afterWholeRun(async () => {
  await browser.close()
  await house.close()
})
