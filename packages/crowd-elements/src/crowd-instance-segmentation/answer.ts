import type { MaskClass } from '../shared/mask/mask-answer.ts'

/**
 * The instances of an answer, in the order they were made: those that have pixels (our choice, no evidence).
 * @param pixelsOf how many pixels the class has, classes counted from 1
 * Source: specification 3.15.
 */
export const toInstances = (instances: readonly MaskClass[], pixelsOf: (value: number) => number): MaskClass[] =>
  instances.filter((_instance, index) => pixelsOf(index + 1) > 0).map(({ color, label }) => ({ color, label }))
