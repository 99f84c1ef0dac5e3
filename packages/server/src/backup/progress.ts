/** How far a backup or a restore has come. */
export type Done = { rows: number; objects: number; bytes: number }
export type OnProgress = (done: Readonly<Done>) => void
