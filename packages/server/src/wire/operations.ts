import { deleteHumanLoop } from './a2i-runtime/delete-human-loop.ts'
import { describeHumanLoop } from './a2i-runtime/describe-human-loop.ts'
import { listHumanLoops } from './a2i-runtime/list-human-loops.ts'
import { startHumanLoop } from './a2i-runtime/start-human-loop.ts'
import { stopHumanLoop } from './a2i-runtime/stop-human-loop.ts'
import type { Operation } from './operation.ts'
import { addTags } from './sagemaker/add-tags.ts'
import { createFlowDefinition } from './sagemaker/create-flow-definition.ts'
import { createHumanTaskUi } from './sagemaker/create-human-task-ui.ts'
import { createWorkforce } from './sagemaker/create-workforce.ts'
import { createWorkteam } from './sagemaker/create-workteam.ts'
import { deleteFlowDefinition } from './sagemaker/delete-flow-definition.ts'
import { deleteHumanTaskUi } from './sagemaker/delete-human-task-ui.ts'
import { deleteTags } from './sagemaker/delete-tags.ts'
import { deleteWorkforce } from './sagemaker/delete-workforce.ts'
import { deleteWorkteam } from './sagemaker/delete-workteam.ts'
import { describeFlowDefinition } from './sagemaker/describe-flow-definition.ts'
import { describeHumanTaskUi } from './sagemaker/describe-human-task-ui.ts'
import { describeSubscribedWorkteam } from './sagemaker/describe-subscribed-workteam.ts'
import { describeWorkforce } from './sagemaker/describe-workforce.ts'
import { describeWorkteam } from './sagemaker/describe-workteam.ts'
import { listFlowDefinitions } from './sagemaker/list-flow-definitions.ts'
import { listHumanTaskUis } from './sagemaker/list-human-task-uis.ts'
import { listSubscribedWorkteams } from './sagemaker/list-subscribed-workteams.ts'
import { listTags } from './sagemaker/list-tags.ts'
import { listWorkforces } from './sagemaker/list-workforces.ts'
import { listWorkteams } from './sagemaker/list-workteams.ts'
import { renderUiTemplate } from './sagemaker/render-ui-template.ts'
import { updateWorkforce } from './sagemaker/update-workforce.ts'
import { updateWorkteam } from './sagemaker/update-workteam.ts'

/** Every operation there is; the README's table, routing and the conformance suite read this list. */
export const OPERATIONS: readonly Operation[] = [
  startHumanLoop,
  describeHumanLoop,
  listHumanLoops,
  stopHumanLoop,
  deleteHumanLoop,
  createFlowDefinition,
  describeFlowDefinition,
  listFlowDefinitions,
  deleteFlowDefinition,
  createHumanTaskUi,
  describeHumanTaskUi,
  listHumanTaskUis,
  deleteHumanTaskUi,
  renderUiTemplate,
  createWorkforce,
  describeWorkforce,
  updateWorkforce,
  deleteWorkforce,
  listWorkforces,
  createWorkteam,
  describeWorkteam,
  updateWorkteam,
  deleteWorkteam,
  listWorkteams,
  describeSubscribedWorkteam,
  listSubscribedWorkteams,
  addTags,
  listTags,
  deleteTags,
]
