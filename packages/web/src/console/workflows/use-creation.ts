import { useState } from 'react'
import { hrefOf } from '../addresses.ts'
import { ApiError, operation } from '../api.ts'
import { reasonOf, useNotices } from '../notices.tsx'
import { goTo } from '../use-route.ts'
import { makeTemplate, typeToMake } from './new-template.ts'
import { createInput, type NewWorkflow } from './new-workflow.ts'
import { WORKFLOW } from './routes.ts'

type State = {
  isCreating: boolean
  refusal?: string
  /** Names of templates that have been made for a workflow that has not. */
  made: string[]
}

/** Makes the workflow, and before it its template where there is none yet; says what remains when it is refused. */
export function useCreation(form: NewWorkflow, onCreated: () => void) {
  const notices = useNotices()
  const [state, setState] = useState<State>({ isCreating: false, made: [] })
  const refuse = (refusal: string) => setState(({ made }) => ({ isCreating: false, refusal, made }))
  const create = async () => {
    setState(({ made }) => ({ isCreating: true, made }))
    const type = typeToMake(form)
    let templateArn = form.templateArn
    if (type !== undefined) {
      const { name } = form.templates[type]
      try {
        templateArn = await makeTemplate(form, type)
      } catch (error) {
        return refuse(templateRefusal(name, error))
      }
      setState(before => ({ ...before, made: [...new Set([...before.made, name])] }))
    }
    operation('CreateFlowDefinition', createInput(form, templateArn)).then(
      () => {
        notices.done(`${form.name} is ready: programs can start human loops with it.`)
        onCreated()
        goTo(hrefOf(WORKFLOW, { flow: form.name }))
      },
      error => refuse(`${isLost(error) ? UNSURE : 'The workflow was not made.'} ${reasonOf(error)}`),
    )
  }
  const remove = (name: string) => {
    operation('DeleteHumanTaskUi', { HumanTaskUiName: name }).then(
      () => setState(before => ({ ...before, made: before.made.filter(one => one !== name) })),
      error => notices.failed(`The template ${name} was not deleted`, error),
    )
  }
  return { ...state, create: () => void create(), remove }
}

const UNSURE = 'The answer was lost: look into the list whether the workflow has been made, before you create it again.'

/** An answer that never came says nothing about what was done. */
const isLost = (error: unknown): boolean => error instanceof ApiError && error.status === 0

const templateRefusal = (name: string, error: unknown): string =>
  isLost(error)
    ? `The answer was lost, and nobody knows whether the template ${name} was made. Create again: it is not made twice. ${reasonOf(error)}`
    : `The template was not made, and so the workflow was not either. ${reasonOf(error)}`
