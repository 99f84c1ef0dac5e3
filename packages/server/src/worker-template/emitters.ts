import { PrintedPiece } from './printed-text.ts'

/** Thrown when a render has written more than it may. */
export class OutputLimitError extends Error {
  override name = 'OutputLimitError'
}

/** How many more characters one render may write, its captures included. */
export type OutputBudget = { left: number }

/** Collects what a template prints, in both readings: as HTML, and as it was before escaping. */
export class BudgetedEmitter {
  buffer = ''
  text = ''
  readonly #budget: OutputBudget
  readonly #keepsText: boolean

  constructor(budget: OutputBudget, keepsText: boolean) {
    this.#budget = budget
    this.#keepsText = keepsText
  }

  write(piece: unknown): void {
    const html = String(piece)
    this.#budget.left -= html.length
    if (this.#budget.left < 0) throw new OutputLimitError('the output is too large')
    this.buffer += html
    if (this.#keepsText) this.text += piece instanceof PrintedPiece ? piece.text : html
  }
}
