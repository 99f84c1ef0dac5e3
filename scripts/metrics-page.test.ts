// docs/metrics.md lists the metrics that there are, with their types and labels, and alerts and dashboard ask for no others.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import '../packages/server/src/observing/gauges.ts'
import { registry } from '../packages/server/src/observing/metrics.ts'

const root = join(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

type Described = { name: string; type: string; labelNames?: string[] }
const own = (registry.getMetricsAsArray() as unknown as Described[]).filter(({ name }) => name.startsWith('handloop_'))

test('every metric is documented with its type and labels, and no other', async () => {
  const rows = [...read('docs/metrics.md').matchAll(/^\| `(handloop_\w+)` \| (\w+) \|([^|]*)\|/gm)]
  const documented = rows.map(([, name, type, labels]) => {
    const names = labels!.replace(/\([^)]*\)/g, '').matchAll(/`(\w+)`/g)
    return `${name} ${type} ${[...names].map(match => match[1]).join(' ')}`.trim()
  })
  const types = new Map((await registry.getMetricsAsJSON()).map(({ name, type }) => [name, String(type)]))
  const real = own.map(({ name, labelNames = [] }) => `${name} ${types.get(name)} ${labelNames.join(' ')}`.trim())
  assert.deepEqual(documented.sort(), real.sort())
})

for (const file of ['deploy/prometheus-alerts.yml', 'deploy/grafana-dashboard.json'])
  test(`${file} asks for metrics that exist`, () => {
    const used = new Set(read(file).match(/\b(?:handloop|nodejs|process)_[a-z0-9_]+/g))
    const known = new Set((registry.getMetricsAsArray() as unknown as Described[]).map(({ name }) => name))
    const unknown = [...used].filter(name => !known.has(name) && !known.has(name.replace(/_(?:count|sum|bucket)$/, '')))
    assert.deepEqual(unknown, [])
  })
