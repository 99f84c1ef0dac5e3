/** What a script reads, without the final line break; undefined when there is nothing. */
export type Printed = string | undefined | { text: string; exitCode: number }
