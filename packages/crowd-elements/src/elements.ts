import { CrowdAlert } from './crowd-alert/element.ts'
import { CrowdBadge } from './crowd-badge/element.ts'
import { CrowdButton } from './crowd-button/element.ts'
import { CrowdCard } from './crowd-card/element.ts'
import { CrowdCheckbox } from './crowd-checkbox/element.ts'
import { CrowdClassifier } from './crowd-classifier/element.ts'
import { CrowdClassifierMultiSelect } from './crowd-classifier-multi-select/element.ts'
import { CrowdFab } from './crowd-fab/element.ts'
import { CrowdForm } from './crowd-form/element.ts'
import { CrowdIconButton } from './crowd-icon-button/element.ts'
import { CrowdInput } from './crowd-input/element.ts'
import { CrowdInstructions } from './crowd-instructions/element.ts'
import { CrowdModal } from './crowd-modal/element.ts'
import { CrowdRadioButton } from './crowd-radio-button/element.ts'
import { CrowdRadioGroup } from './crowd-radio-group/element.ts'
import { CrowdSlider } from './crowd-slider/element.ts'
import { CrowdSliderLabel } from './crowd-slider-label/element.ts'
import { CrowdTab } from './crowd-tab/element.ts'
import { CrowdTabs } from './crowd-tabs/element.ts'
import { CrowdTextArea } from './crowd-text-area/element.ts'
import { CrowdToast } from './crowd-toast/element.ts'
import { CrowdToggleButton } from './crowd-toggle-button/element.ts'
import { CrowdVerification } from './crowd-verification/element.ts'
import { FullInstructions } from './full-instructions/element.ts'
import { IronIcon } from './iron-icon/element.ts'
import { Region } from './regions/element.ts'
import { ShortInstructions } from './short-instructions/element.ts'

/**
 * Every tag this bundle defines. A new element is a folder and a row. Regions come first and the form last: an element
 * that is upgraded finds the ones it deals with already upgraded.
 */
export const ELEMENTS: Record<string, CustomElementConstructor> = {
  'full-instructions': FullInstructions,
  'short-instructions': ShortInstructions,
  'classification-target': class ClassificationTarget extends Region {},
  'worker-comment': class WorkerComment extends Region {},
  'short-summary': class ShortSummary extends Region {},
  'detailed-instructions': class DetailedInstructions extends Region {},
  'positive-example': class PositiveExample extends Region {},
  'negative-example': class NegativeExample extends Region {},
  'iron-icon': IronIcon,
  'crowd-alert': CrowdAlert,
  'crowd-badge': CrowdBadge,
  'crowd-button': CrowdButton,
  'crowd-card': CrowdCard,
  'crowd-checkbox': CrowdCheckbox,
  'crowd-classifier': CrowdClassifier,
  'crowd-classifier-multi-select': CrowdClassifierMultiSelect,
  'crowd-fab': CrowdFab,
  'crowd-icon-button': CrowdIconButton,
  'crowd-input': CrowdInput,
  'crowd-instructions': CrowdInstructions,
  'crowd-modal': CrowdModal,
  'crowd-radio-button': CrowdRadioButton,
  'crowd-radio-group': CrowdRadioGroup,
  'crowd-slider': CrowdSlider,
  'crowd-slider-label': CrowdSliderLabel,
  'crowd-tab': CrowdTab,
  'crowd-tabs': CrowdTabs,
  'crowd-text-area': CrowdTextArea,
  'crowd-toast': CrowdToast,
  'crowd-toggle-button': CrowdToggleButton,
  'crowd-verification': CrowdVerification,
  'crowd-form': CrowdForm,
}
