// The checker's own proof: it finds nothing in a sound world, and everything that is planted in it.
import { check, isClean, type Kind, type Verdict } from './check.ts'
import { type Journal, newJournal } from './journal.ts'
import { STATUS_EVENT, type World } from './world.ts'

type Scene = { journal: Journal; world: World }

/** Four loops: completed, stopped with an answer, completed and deleted, stopped by request with none. */
function soundScene(): Scene {
  const journal = newJournal()
  const world: World = { listed: [], described: new Map(), outputs: [], sinks: { webhook: [], file: [] } }
  const add = (name: string, status: string, answers: string[], isDeleted = false): void => {
    const outputS3Uri = `s3://bucket/${name}/output.json`
    journal.starts.set(name, { taskCount: 2, outcome: 'acknowledged' })
    for (const [i, id] of answers.entries())
      journal.answers.push({ id, worker: `w${i}`, taskId: name, outcome: 'acknowledged' })
    if (answers.length > 0)
      world.outputs.push({ uri: outputS3Uri, loop: name, answers: answers.map((id, i) => ({ id, workerId: `w${i}` })) })
    if (isDeleted) journal.deletions.set(name, 'acknowledged')
    else {
      world.listed.push(name)
      world.described.set(name, { status, outputS3Uri })
    }
    for (const arrivals of Object.values(world.sinks)) {
      arrivals.push({ id: `created-${name}`, loop: name, type: 'SageMaker Human Task Created' })
      arrivals.push({ id: `ended-${name}`, loop: name, type: STATUS_EVENT, status, outputS3Uri })
    }
  }
  add('completed', 'Completed', ['a1', 'a2'])
  add('partial', 'Stopped', ['a3'])
  add('deleted', 'Completed', ['a4', 'a5'], true)
  add('stopped', 'Stopped', [])
  journal.stops.set('stopped', 'Stopping')
  journal.answers.push({ id: 'refused', worker: 'w9', taskId: 'completed', outcome: 'refused' })
  return { journal, world }
}

type Plant = { kind: Kind; what: 'lost' | 'doubled'; plant: (scene: Scene) => void }

const PLANTS: Plant[] = [
  { kind: 'starts', what: 'lost', plant: ({ world }) => world.described.delete('completed') },
  { kind: 'starts', what: 'doubled', plant: ({ world }) => world.listed.push('completed') },
  { kind: 'answers', what: 'lost', plant: ({ world }) => world.outputs[1]!.answers.pop() },
  {
    kind: 'answers',
    what: 'doubled',
    plant: ({ world }) => world.outputs[0]!.answers.push({ id: 'a1', workerId: 'w0' }),
  },
  { kind: 'outputs', what: 'lost', plant: ({ world }) => world.outputs.splice(2, 1) },
  {
    kind: 'outputs',
    what: 'doubled',
    plant: ({ world }) => world.outputs.push({ uri: 's3://bucket/again', loop: 'completed', answers: [] }),
  },
  { kind: 'events', what: 'lost', plant: ({ world }) => world.sinks.file!.splice(1, 1) },
  {
    kind: 'events',
    what: 'doubled',
    plant: ({ world }) => world.sinks.webhook!.push({ ...world.sinks.webhook![1]!, id: 'another' }),
  },
  { kind: 'stops', what: 'lost', plant: ({ world }) => (world.described.get('stopped')!.status = 'Completed') },
  { kind: 'deletions', what: 'lost', plant: ({ world }) => world.listed.push('deleted') },
]

/** Breaks of rules that are neither a loss nor a double. */
const BREAKS: Record<string, (scene: Scene) => void> = {
  'a refused answer counted': ({ world }) => world.outputs[1]!.answers.push({ id: 'refused', workerId: 'w9' }),
  'an answer too many': ({ journal, world }) => {
    journal.answers.push({ id: 'a6', worker: 'w7', taskId: 'completed', outcome: 'unknown' })
    world.outputs[0]!.answers.push({ id: 'a6', workerId: 'w7' })
  },
  'two answers of one worker': ({ world }) => (world.outputs[0]!.answers[1]!.workerId = 'w0'),
  'an event overtaken': ({ world }) => world.sinks.file!.unshift(world.sinks.file!.splice(1, 1)[0]!),
  'a wrong status announced': ({ world }) => (world.sinks.webhook![1]!.status = 'Failed'),
  'a loop that never ended': ({ world }) => (world.described.get('stopped')!.status = 'Stopping'),
}

/** @throws Error when the checker misses anything that was planted, or sees what is not there */
export function proveChecker(): { planted: number } {
  const judge = (plant: (scene: Scene) => void): Verdict => {
    const scene = soundScene()
    plant(scene)
    return check(scene.journal, scene.world)
  }
  const sound = judge(() => {})
  if (!isClean(sound)) throw new Error(`the checker finds fault with a sound world: ${JSON.stringify(sound)}`)
  for (const { kind, what, plant } of PLANTS) {
    const found = judge(plant).rows[kind][what]
    if (found?.length !== 1) throw new Error(`the checker does not see the planted: ${kind}, ${what}`)
  }
  for (const [name, plant] of Object.entries(BREAKS))
    if (judge(plant).broken.length === 0) throw new Error(`the checker does not see the planted: ${name}`)
  return { planted: PLANTS.length + Object.keys(BREAKS).length }
}
