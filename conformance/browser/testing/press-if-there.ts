import type { Locator } from 'playwright-core'

/** For what a page does by itself as well, perhaps in this very moment: then there is nothing left to press. */
export const pressIfThere = (button: Locator): Promise<void> =>
  button.evaluateAll(([there]) => (there as HTMLElement | undefined)?.click())
