import type { Violation } from './explore.ts'
import { dateOf, type Setting, startWorld, type World } from './world.ts'

/** Tells the way to a violation, one line a move, with what came of it. */
export function storyOf(setting: Setting, violation: Violation): string {
  const lines = [`TaskCount ${setting.taskCount}, ${setting.workerCount} workers (${setting.name}):`]
  let world = startWorld(setting)
  for (const [i, move] of violation.moves.entries()) {
    const clock = dateOf(setting, world.tick).toISOString().slice(11, 19)
    const { outcome, after } = outcomeOf(world, move.make)
    const said = outcome === 'ok' ? '' : ` → ${outcome}`
    lines.push(`${String(i + 1).padStart(3)}. ${clock} ${move.says}${said}${changesOf(world, after)}`)
    world = after
  }
  return [...lines, `VIOLATED: ${violation.complaint}`].join('\n')
}

function outcomeOf(world: World, make: Violation['moves'][number]['make']): { outcome: string; after: World } {
  try {
    return make(world) ?? { outcome: 'impossible', after: world }
  } catch {
    return { outcome: 'throws', after: world }
  }
}

function changesOf(before: World, after: World): string {
  const told: string[] = []
  const { loop } = after.review
  if (loop.status !== before.review.loop.status) told.push(`loop ${loop.status}`)
  if (loop.output !== before.review.loop.output) told.push(`output ${loop.output}`)
  for (const one of after.review.assignments) {
    const was = before.review.assignments.find(other => other.workerId === one.workerId)
    if (was?.state !== one.state || was.leaseEpoch !== one.leaseEpoch)
      told.push(`worker ${one.workerId} ${one.state} under lease ${one.leaseEpoch}`)
  }
  return told.length === 0 ? '' : ` [${told.join('; ')}]`
}
