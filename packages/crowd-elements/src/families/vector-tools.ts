import { CrowdBoundingBox } from '../crowd-bounding-box/element.ts'
import { CrowdKeypoint } from '../crowd-keypoint/element.ts'
import { CrowdLine } from '../crowd-line/element.ts'
import { CrowdPolygon } from '../crowd-polygon/element.ts'
import { CrowdPolyline } from '../crowd-polyline/element.ts'

/** Tools that draw shapes on an image. */
export const ELEMENTS: Record<string, CustomElementConstructor> = {
  'crowd-bounding-box': CrowdBoundingBox,
  'crowd-keypoint': CrowdKeypoint,
  'crowd-line': CrowdLine,
  'crowd-polygon': CrowdPolygon,
  'crowd-polyline': CrowdPolyline,
}
