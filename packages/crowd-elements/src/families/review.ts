import { CrowdRekognitionDetectModerationLabels } from '../crowd-rekognition-detect-moderation-labels/element.ts'
import { CrowdTextractAnalyzeDocument } from '../crowd-textract-analyze-document/element.ts'

/** Elements that review what an AI service found. */
export const ELEMENTS: Record<string, CustomElementConstructor> = {
  'crowd-rekognition-detect-moderation-labels': CrowdRekognitionDetectModerationLabels,
  'crowd-textract-analyze-document': CrowdTextractAnalyzeDocument,
}
