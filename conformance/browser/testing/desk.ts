import assert from 'node:assert/strict'
import { output } from '../../clients/client.ts'
import { arn, BUCKET, flowInput, outputUri, readOutput, startLoop, statusOf } from '../../fixtures.ts'
import { until } from '../../until.ts'
import { type House, house as sharedHouse } from './house.ts'
import { leaveSeat, type Seat, sharedSeat, takeSeat } from './seat.ts'

/** A review and the worker who sits down to do it. */
export type Setup = {
  template: string
  /** input of each loop, in the order of the list; one empty one when left out */
  inputs?: object[]
  config?: Record<string, unknown>
  house?: House
  /** a worker, a browser profile and a clock of this test's own; else the shared ones */
  isAlone?: boolean
  /** what the browser may complain about in this test; nothing when left out */
  mayComplain?: RegExp
}

export type Desk = Seat & {
  /** the names of the loops, in the order of the list */
  loops: string[]
  becomes: (loop: string, status: string) => Promise<unknown>
  /** the answers in the loop's output object */
  answers: (loop: string) => Promise<unknown[]>
  stop: (loop: string) => Promise<unknown>
}

let desks = 0

/** Runs a test with a signed-in worker in front of the task list; a browser that complained fails it. */
export async function atDesk(setup: Setup, run: (desk: Desk) => Promise<void>): Promise<void> {
  const { house = sharedHouse, mayComplain } = setup
  const name = `desk-${++desks}`
  const loops = await startReview(name, setup, house)
  const seat = setup.isAlone ? await takeSeat(house) : await sharedSeat(house)
  try {
    await run({ ...seat, loops, ...lookingAt(house) })
    const unexpected = seat.complaints.filter(complaint => !mayComplain?.test(complaint))
    assert.deepEqual(unexpected, [])
    if (setup.isAlone) await leaveSeat(seat)
  } catch (error) {
    await leaveSeat(seat)
    throw error
  } finally {
    // What is left must not be offered to the worker of the next test.
    for (const HumanLoopName of loops)
      await house.client.call('sagemaker-a2i-runtime', 'StopHumanLoop', { HumanLoopName })
  }
}

async function startReview(name: string, { template, inputs = [{}], config = {} }: Setup, { client }: House) {
  await output(client.call('s3', 'CreateBucket', { Bucket: BUCKET }))
  const ui = { HumanTaskUiName: name, UiTemplate: { Content: template } }
  await output(client.call('sagemaker', 'CreateHumanTaskUi', ui))
  const flow = flowInput(name, arn('human-task-ui', name), { TaskTitle: `Work of ${name}`, ...config })
  await output(client.call('sagemaker', 'CreateFlowDefinition', flow))
  const loops = inputs.map((_, index) => `${name}-loop-${index + 1}`)
  for (const [index, loop] of loops.entries())
    await startLoop(client, loop, arn('flow-definition', name), inputs[index])
  return loops
}

function lookingAt({ client }: House): Pick<Desk, 'becomes' | 'answers' | 'stop'> {
  return {
    becomes: (loop, status) =>
      until(
        () => statusOf(client, loop),
        found => found === status,
      ),
    answers: async loop => {
      const stored = JSON.parse(await readOutput(client, await outputUri(client, loop)))
      return stored.humanAnswers.map((answer: { answerContent: unknown }) => answer.answerContent)
    },
    stop: loop => output(client.call('sagemaker-a2i-runtime', 'StopHumanLoop', { HumanLoopName: loop })),
  }
}
