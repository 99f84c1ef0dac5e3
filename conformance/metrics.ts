import type { Service } from './service.ts'

/** The value of a metric as `/metrics` shows it, summed over all label sets that have these labels; 0 if there is none. */
export async function metric(
  service: Pick<Service, 'url'>,
  name: string,
  labels: Record<string, string> = {},
): Promise<number> {
  const text = await (await fetch(`${service.url}/metrics`)).text()
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`)
  let sum = 0
  for (const [, found, set = '', value] of text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm))
    if (found === name && wanted.every(label => set.split(',').includes(label))) sum += Number(value)
  return sum
}
