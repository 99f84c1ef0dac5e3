// What there is to be found when a run is over and everything has come to rest.

export type Described = { status: string; outputS3Uri: string }

export type OutputFound = { uri: string; loop: string; answers: { id: string; workerId: string }[] }

/** One arrival at a sink; a repeat is another arrival with the same id. `status`: of status events only. */
export type EventFound = { id: string; loop: string; type: string; status?: string; outputS3Uri?: string }

export type World = {
  /** Names as ListHumanLoops gives them, over all pages. */
  listed: string[]
  /** What DescribeHumanLoop says of every loop that anybody tried to start; those it does not know are not in it. */
  described: Map<string, Described>
  /** Every object under the flows' output path. */
  outputs: OutputFound[]
  /** Arrivals of each sink, in order. */
  sinks: Record<string, EventFound[]>
}

export const STATUS_EVENT = 'SageMaker A2I HumanLoop Status Change'
