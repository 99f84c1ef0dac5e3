import { CrowdImageClassifier } from '../crowd-image-classifier/element.ts'
import { CrowdImageClassifierMultiSelect } from '../crowd-image-classifier-multi-select/element.ts'

/** Classifiers beside an image. */
export const ELEMENTS: Record<string, CustomElementConstructor> = {
  'crowd-image-classifier': CrowdImageClassifier,
  'crowd-image-classifier-multi-select': CrowdImageClassifierMultiSelect,
}
