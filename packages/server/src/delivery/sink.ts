/** Somewhere that events go. Adding one is a new file and one row in sinks.ts. */
export type Sink = {
  name: string
  /**
   * Resolves when the receiver has taken the event.
   * @returns what the receiver said, for operators to see; undefined where nobody says anything
   * @throws Error when it has not: the event is sent again later, with the same id
   */
  send(event: { id: string; payload: string }): Promise<string | undefined>
  /** Where the sink keeps events itself: forgets those from before that time. */
  trim?(before: Date): Promise<void>
}
