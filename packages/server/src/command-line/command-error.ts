/** Something the caller asked for that can't be done; the message says why and what to do instead. */
export class CommandError extends Error {}
