import type { Journal } from './journal.ts'
import { byLoop, distinct, isTerminal } from './views.ts'
import { type EventFound, STATUS_EVENT, type World } from './world.ts'

/** What must hold beside "nothing lost, nothing twice". @returns one sentence for each case in which it does not */
export function brokenRules(journal: Journal, world: World): string[] {
  return [...unsettled(world), ...wrongAnswers(journal, world), ...wrongOutputs(journal, world), ...wrongEvents(world)]
}

function unsettled({ described }: World): string[] {
  return [...described]
    .filter(([, { status }]) => !isTerminal(status))
    .map(([name, { status }]) => `${name} is still ${status}`)
}

/** What was refused for good must not count, and nothing counts that nobody submitted. */
function wrongAnswers({ answers }: Journal, { outputs }: World): string[] {
  const byId = new Map(answers.map(answer => [answer.id, answer]))
  return outputs.flatMap(output =>
    output.answers.flatMap(({ id }) => {
      const told = byId.get(id)?.outcome
      if (told === undefined) return [`${output.loop} has the answer ${id} that nobody submitted`]
      return told === 'refused' ? [`${output.loop} has the answer ${id} that was refused`] : []
    }),
  )
}

function wrongOutputs({ starts }: Journal, { outputs, described }: World): string[] {
  return outputs.flatMap(({ loop, uri, answers }) => {
    const taskCount = starts.get(loop)?.taskCount
    if (taskCount === undefined) return [`${uri} is of a loop that nobody started`]
    const found: string[] = []
    const known = described.get(loop)
    if (answers.length > taskCount) found.push(`${loop} has ${answers.length} answers, wanted were ${taskCount}`)
    if (known?.status === 'Completed' && answers.length < taskCount)
      found.push(`${loop} is Completed with ${answers.length} of ${taskCount} answers`)
    if (new Set(answers.map(answer => answer.workerId)).size < answers.length)
      found.push(`${loop} has two answers of one worker`)
    if (known !== undefined && known.outputS3Uri !== uri) found.push(`${loop} has its output at another address`)
    return found
  })
}

/** Right status; the status event last; both sinks heard the same, in the same order. */
function wrongEvents({ sinks, described }: World): string[] {
  const loopsOf = Object.entries(sinks).map(([sink, arrivals]) => ({ sink, loops: byLoop(arrivals) }))
  const found = loopsOf.flatMap(({ sink, loops }) =>
    [...loops].flatMap(([loop, arrivals]) => wrongIn(distinct(arrivals), described.get(loop)?.status, loop, sink)),
  )
  const [one, other] = loopsOf
  if (one === undefined || other === undefined) return found
  const ids = (arrivals: EventFound[] = []): string =>
    distinct(arrivals)
      .map(event => event.id)
      .join()
  const differing = [...one.loops.keys()].filter(loop => ids(one.loops.get(loop)) !== ids(other.loops.get(loop)))
  return [...found, ...differing.map(loop => `${loop}: ${one.sink} and ${other.sink} heard different things`)]
}

function wrongIn(events: EventFound[], status: string | undefined, loop: string, sink: string): string[] {
  const found: string[] = []
  const ends = events.filter(event => event.type === STATUS_EVENT)
  if (status !== undefined && ends.some(event => event.status !== status))
    found.push(`${loop} is ${status}, ${sink} heard ${ends.map(event => event.status).join()}`)
  if (ends.length > 0 && events.at(-1)?.type !== STATUS_EVENT) found.push(`${loop}: ${sink} heard more after its end`)
  if (!events[0]?.type.endsWith('Created')) found.push(`${loop}: ${sink} heard ${events[0]?.type} first`)
  return found
}
