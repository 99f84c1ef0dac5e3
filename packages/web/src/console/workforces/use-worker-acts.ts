import { useState } from 'react'
import { act as post } from '../api.ts'
import { useNotices } from '../notices.tsx'
import type { Worker } from './types.ts'

export type WorkerAct = 'disable' | 'enable' | 'delete' | 'link'

/** A sign-in link that was made just now; it can't be shown again. */
export type NewLink = { name: string; link: string }

const DONE: Record<Exclude<WorkerAct, 'link'>, string> = {
  disable: 'disabled: no new tasks and no sign-in until enabled again',
  enable: 'enabled; a new sign-in link lets them in again',
  delete: 'deleted',
}

/** Does one thing with several workers; what is refused does not keep the others. */
export function useWorkerActs(changed: () => void) {
  const notices = useNotices()
  const [links, setLinks] = useState<NewLink[]>()
  const one = async (act: WorkerAct, { id, name }: Worker): Promise<NewLink[]> => {
    const { link } = await post<{ link?: string }>(`workers/${id}/${act}`)
    if (act !== 'link') notices.done(`${name} is ${DONE[act]}.`)
    return link === undefined ? [] : [{ name, link }]
  }
  const run = async (act: WorkerAct, workers: Worker[]) => {
    const made: NewLink[] = []
    for (const worker of workers)
      made.push(
        ...(await one(act, worker).catch(error => {
          notices.failed(`${worker.name}: ${act} was refused`, error)
          return []
        })),
      )
    if (made.length > 0) setLinks(made)
    changed()
  }
  const showLinks = (made: NewLink[]) => {
    setLinks(made)
    changed()
  }
  return {
    run: (act: WorkerAct, workers: Worker[]) => void run(act, workers),
    links,
    showLinks,
    closeLinks: () => setLinks(undefined),
  }
}
