import { defaultOperators, toValue } from 'liquidjs'

type Operators = typeof defaultOperators

/** Nothing is neither less nor more than anything. The stock operators follow JavaScript, where null counts as 0. */
const ORDER = ['<', '>', '<=', '>='] as const

const ordered = (name: (typeof ORDER)[number]): Operators[string] =>
  function* (left, right, context) {
    if ((toValue(left) ?? undefined) === undefined || (toValue(right) ?? undefined) === undefined) return false
    return yield defaultOperators[name]!(left, right, context)
  } as Operators[string]

export const operators: Operators = {
  ...defaultOperators,
  ...Object.fromEntries(ORDER.map(name => [name, ordered(name)])),
}
