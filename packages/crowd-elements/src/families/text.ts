import { CrowdEntityAnnotation } from '../crowd-entity-annotation/element.ts'

/** Elements that work on a text. */
export const ELEMENTS: Record<string, CustomElementConstructor> = {
  'crowd-entity-annotation': CrowdEntityAnnotation,
}
