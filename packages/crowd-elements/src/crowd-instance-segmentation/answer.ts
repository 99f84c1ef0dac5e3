import type { MaskClass } from '../shared/mask/mask-answer.ts'

/**
 * The instances of an answer, in the order they were made: those that have pixels (our choice, no evidence).
 * @param hasPixels whether anything is painted in a class, classes counted from 1
 * Source: specification 3.15.
 */
export const toInstances = (instances: readonly MaskClass[], hasPixels: (value: number) => boolean): MaskClass[] =>
  instances.filter((_instance, index) => hasPixels(index + 1)).map(({ color, label }) => ({ color, label }))
