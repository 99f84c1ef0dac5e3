/**
 * How far a backup or a restore has come. A row of which a part is kept for longer than the rest counts as two, on both
 * sides: what a restore says can be held against what the backup said.
 */
export type Done = { rows: number; objects: number; bytes: number }
export type OnProgress = (done: Readonly<Done>) => void
