import { CrowdInstanceSegmentation } from '../crowd-instance-segmentation/element.ts'
import { CrowdSemanticSegmentation } from '../crowd-semantic-segmentation/element.ts'

export const ELEMENTS = {
  'crowd-instance-segmentation': CrowdInstanceSegmentation,
  'crowd-semantic-segmentation': CrowdSemanticSegmentation,
}
