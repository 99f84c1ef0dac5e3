/**
 * Tags that are loaded when a page uses them, each with its family: a module in `families/` that defines it together
 * with others that share most of their code. A new heavy element is a folder, a row in its family, and a row here.
 */
export const LAZY_ELEMENTS: Record<string, string> = {
  'crowd-bounding-box': 'vector-tools',
  'crowd-entity-annotation': 'text',
  'crowd-image-classifier': 'image-classifiers',
  'crowd-image-classifier-multi-select': 'image-classifiers',
  'crowd-instance-segmentation': 'segmentation',
  'crowd-keypoint': 'vector-tools',
  'crowd-line': 'vector-tools',
  'crowd-polygon': 'vector-tools',
  'crowd-polyline': 'vector-tools',
  'crowd-question-answer-generation': 'writing',
  'crowd-rekognition-detect-moderation-labels': 'review',
  'crowd-semantic-segmentation': 'segmentation',
  'crowd-text-ranking': 'writing',
  'crowd-textract-analyze-document': 'review',
}
