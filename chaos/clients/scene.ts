import type { AwsClient } from '../aws-client.ts'
import type { Chance } from '../chance.ts'
import type { Journal } from '../journal.ts'
import type { Receiver } from '../receiver.ts'

export type Flow = { arn: string; taskCount: number }

/** What the clients of a run share. */
export type Scene = {
  client: AwsClient
  flows: Flow[]
  journal: Journal
  receiver: Receiver
  chance: Chance
  /** About how many answers are still wanted: producers rest while workers have more than enough to do. */
  wanted: { count: number }
}

/** How many times a client tries: most hold on, some give up and never learn what became of it. */
export const attempts = (chance: Chance): number => (chance.happens(5) ? 1 : 400)
