import { useState } from 'react'
import { operation } from '../api.ts'
import { reasonOf, useNotices } from '../notices.tsx'
import { hrefOf } from '../pages.ts'
import { goTo } from '../use-route.ts'
import { TEMPLATE } from './routes.ts'

export const NAME_HINT = '1 to 63 lower-case letters, digits and hyphens. The name must be new in this region.'

type Creation = { create: (name: string, text: string) => void; complaint: string; isBusy: boolean }

/** Makes a template and opens its page; what was refused, and why, stays beside the name. */
export function useCreation(onCreated: () => void): Creation {
  const notices = useNotices()
  const [complaint, setComplaint] = useState('')
  const [isBusy, setBusy] = useState(false)
  const create = (name: string, text: string) => {
    setBusy(true)
    setComplaint('')
    operation('CreateHumanTaskUi', { HumanTaskUiName: name, UiTemplate: { Content: text } }).then(
      () => {
        notices.done(`The template ${name} was created.`)
        onCreated()
        goTo(hrefOf(TEMPLATE, { name }))
      },
      error => {
        setBusy(false)
        setComplaint(reasonOf(error))
      },
    )
  }
  return { create, complaint, isBusy }
}
