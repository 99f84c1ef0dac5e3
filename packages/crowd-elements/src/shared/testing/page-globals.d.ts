import type { CrowdBoundingBox } from '../../crowd-bounding-box/element.ts'
import type { CrowdButton } from '../../crowd-button/element.ts'
import type { CrowdCheckbox } from '../../crowd-checkbox/element.ts'
import type { CrowdClassifier } from '../../crowd-classifier/element.ts'
import type { CrowdClassifierMultiSelect } from '../../crowd-classifier-multi-select/element.ts'
import type { CrowdEntityAnnotation } from '../../crowd-entity-annotation/element.ts'
import type { CrowdForm } from '../../crowd-form/element.ts'
import type { CrowdImageClassifier } from '../../crowd-image-classifier/element.ts'
import type { CrowdImageClassifierMultiSelect } from '../../crowd-image-classifier-multi-select/element.ts'
import type { CrowdInput } from '../../crowd-input/element.ts'
import type { CrowdKeypoint } from '../../crowd-keypoint/element.ts'
import type { CrowdLine } from '../../crowd-line/element.ts'
import type { CrowdPolygon } from '../../crowd-polygon/element.ts'
import type { CrowdPolyline } from '../../crowd-polyline/element.ts'
import type { CrowdQuestionAnswerGeneration } from '../../crowd-question-answer-generation/element.ts'
import type { CrowdRadioButton } from '../../crowd-radio-button/element.ts'
import type { CrowdRekognitionDetectModerationLabels } from '../../crowd-rekognition-detect-moderation-labels/element.ts'
import type { CrowdSlider } from '../../crowd-slider/element.ts'
import type { CrowdTextArea } from '../../crowd-text-area/element.ts'
import type { CrowdTextRanking } from '../../crowd-text-ranking/element.ts'
import type { CrowdTextractAnalyzeDocument } from '../../crowd-textract-analyze-document/element.ts'

// What test code evaluated inside a page finds there.
declare global {
  interface HTMLElementTagNameMap {
    'crowd-polyline': CrowdPolyline
    'crowd-polygon': CrowdPolygon
    'crowd-line': CrowdLine
    'crowd-keypoint': CrowdKeypoint
    'crowd-bounding-box': CrowdBoundingBox
    'crowd-button': CrowdButton
    'crowd-checkbox': CrowdCheckbox
    'crowd-classifier': CrowdClassifier
    'crowd-classifier-multi-select': CrowdClassifierMultiSelect
    'crowd-entity-annotation': CrowdEntityAnnotation
    'crowd-form': CrowdForm
    'crowd-image-classifier': CrowdImageClassifier
    'crowd-image-classifier-multi-select': CrowdImageClassifierMultiSelect
    'crowd-input': CrowdInput
    'crowd-question-answer-generation': CrowdQuestionAnswerGeneration
    'crowd-text-ranking': CrowdTextRanking
    'crowd-radio-button': CrowdRadioButton
    'crowd-rekognition-detect-moderation-labels': CrowdRekognitionDetectModerationLabels
    'crowd-slider': CrowdSlider
    'crowd-text-area': CrowdTextArea
    'crowd-textract-analyze-document': CrowdTextractAnalyzeDocument
  }
  interface Window {
    /** Every answer the host got, as text. */
    answers: string[]
    replies: { accept(): void; refuse(message: string): void }[]
    /** What `recordEvents` or a template's own script wrote down. */
    heard: string[]
  }
}
