import type { PropertyDeclaration } from 'lit'

/**
 * Present means true, whatever the text. `="false"` is the one exception: authors who write it mean it.
 * Source: specification 3.0.2, boolean.
 */
export const readFlag = (attribute: string | null): boolean =>
  attribute !== null && attribute.trim().toLowerCase() !== 'false'

/** JavaScript number parsing; text that is no number gives the fallback. */
export function readNumber<Fallback>(attribute: string | null | undefined, fallback: Fallback): number | Fallback {
  if (attribute === null || attribute === undefined || attribute.trim() === '') return fallback
  const number = Number(attribute)
  return Number.isFinite(number) ? number : fallback
}

/** A boolean attribute that scripts may also set as a property. The default leaves the author's text alone. */
export const flag = {
  reflect: true,
  useDefault: true,
  converter: { fromAttribute: readFlag, toAttribute: (isOn: unknown) => (isOn ? '' : null) },
} satisfies PropertyDeclaration

/** A text attribute that scripts may also set as a property. The default never shows up as an attribute. */
export const text = { reflect: true, useDefault: true } satisfies PropertyDeclaration

/** A text attribute under its kebab-case name. */
export const textAt = (attribute: string) => ({ ...text, attribute }) satisfies PropertyDeclaration

/** A boolean attribute under its kebab-case name. */
export const flagAt = (attribute: string) => ({ ...flag, attribute }) satisfies PropertyDeclaration

/** A property that has no attribute of its own and redraws the element. */
export const internal = { attribute: false } satisfies PropertyDeclaration

/**
 * A property with accessors written by hand; declared so that a value set before the upgrade is picked up. A change of
 * the attribute is a set of the property.
 */
export const ownAt = (attribute: string) => ({ attribute, noAccessor: true }) satisfies PropertyDeclaration

/** As `ownAt`, for a property without an attribute. */
export const own = { attribute: false, noAccessor: true } satisfies PropertyDeclaration
