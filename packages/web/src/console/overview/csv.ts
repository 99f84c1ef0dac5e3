export type Cell = string | number | null | undefined

/** A column of figures: its name with its unit, and its cell of a row. */
export type Column<T> = { name: string; of: (row: T) => Cell }

/** Comma-separated values with a line of names (RFC 4180), for a spreadsheet. */
export const csvOf = <T>(columns: Column<T>[], rows: readonly T[]): string =>
  [columns.map(({ name }) => quoted(name)), ...rows.map(row => columns.map(({ of }) => shown(of(row))))]
    .map(cells => cells.join(','))
    .join('\r\n')

function shown(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  // What somebody chose as a name must not become a formula in a spreadsheet.
  return quoted(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
