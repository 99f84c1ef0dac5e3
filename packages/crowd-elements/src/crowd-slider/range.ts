/** What a slider may be set to. `max` is at least `min`, `step` is more than nought. */
export interface Range {
  min: number
  max: number
  step: number
}

/** The range as attributes give it. Source: specification 3.25; what makes no sense falls back to 0, 100 and 1. */
export function toRange(min: number, max: number, step: number): Range {
  return { min, max: Math.max(min, max), step: step > 0 ? step : 1 }
}

/** Decimal places of a number as it is written, for example 2 for 0.25 and 7 for 1e-7. */
export function decimalsOf(number: number): number {
  const [mantissa = '', exponent = '0'] = String(number).split('e')
  const places = mantissa.split('.')[1]?.length ?? 0
  return Math.max(0, places - Number(exponent))
}

/**
 * The value a slider has when it is asked for `wanted`: within the range, on a step counted from `min`, and without
 * the tail that binary fractions leave (0.1 + 0.2).
 *
 * @param wanted undefined or no number gives `min`
 */
export function onStep(wanted: number | undefined, { min, max, step }: Range): number {
  if (wanted === undefined || !Number.isFinite(wanted)) return min
  const within = Math.min(max, Math.max(min, wanted))
  const places = Math.min(100, Math.max(decimalsOf(step), decimalsOf(min)))
  const steps = Math.round(Number(((within - min) / step).toPrecision(12)))
  const last = Math.floor(Number(((max - min) / step).toPrecision(12)))
  const value = Number((min + Math.min(steps, last) * step).toFixed(places))
  return value === 0 ? 0 : value
}

/** Where a value lies between the ends, 0 to 1. */
export const fractionOf = (value: number, { min, max }: Range): number =>
  max === min ? 0 : Math.min(1, Math.max(0, (value - min) / (max - min)))
