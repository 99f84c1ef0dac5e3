import { alternate } from '../alternate.ts'
import type { Bench, Row } from '../figure.ts'
import { startFloor } from '../floors/floor-process.ts'
import type { Step } from '../floors/start-steps.ts'
import { FLOW_ARN } from '../stage/service.ts'
import { CONNECTIONS } from '../stage/start-loops.ts'
import { type StartedStep, startStep } from '../stage/start-step.ts'

/** Requests made in advance for each second of a round. */
const STARTS = 24_000

const TITLES: Record<Step, string> = {
  signature: 'node:http and the signature, nothing else',
  'one thread': 'node:http, signature, validation, store and flush',
  'two threads': 'the same, with HTTP and signature on a thread of their own',
}

/** What would be left of a start without the service around it: where the limit of `start-rate` is on this machine. */
export const startLimits = {
  name: 'start-limits',
  about: 'the parts of a start that cannot be left out, on one thread and on two, beside a bare node:http echo',
  isLong: true,
  run: async (bench: Bench): Promise<Row[]> => {
    const echo = await startFloor('echo')
    const steps = Object.keys(TITLES) as Step[]
    const started = await Promise.all(steps.map(step => startStep(bench, step)))
    try {
      const sides = Object.fromEntries(steps.map((step, i) => [step, (n: number) => round(bench, started[i]!, n)]))
      const measured = await alternate(bench, {
        ...(sides as Record<Step, (n: number) => Promise<number>>),
        echoed: n => round(bench, { ...started[0]!, url: echo.url }, n),
      })
      const floor = { name: 'bare node:http echo of the same requests', measured: measured.echoed }
      const load = `closed loop, ${CONNECTIONS} connections`
      return steps.map(step => ({
        title: TITLES[step],
        unit: '/s',
        goals: [],
        measured: measured[step],
        floor,
        load,
      }))
    } finally {
      await Promise.all([echo, ...started].map(one => one.stop()))
    }
  },
}

async function round(
  bench: Bench,
  { url, keys, isEcho }: Pick<StartedStep, 'url' | 'keys' | 'isEcho'>,
  n: number,
): Promise<number> {
  const count = isEcho ? 5_000 : STARTS * bench.seconds
  await bench.load.make('loopStarts', { url, keys, flowArn: FLOW_ARN, prefix: `round-${n}`, count, isEcho })
  return (await bench.load.drive(url, { connections: CONNECTIONS, seconds: bench.seconds })).perSecond
}
