import { useEffect, useRef, useState } from 'react'
import { act } from '../api.ts'
import { reasonOf } from '../notices.tsx'
import type { Previewed } from './types.ts'

/** Typing rests for so long before the page is made again. */
const REST_MS = 400

export type Preview = Previewed & {
  /** Counts the pages that were made: another number is another page. */
  version: number
}

/** The page of a text and an input, made again by the service whenever one of them changes. */
export function usePreview(template: string, input: string): Preview | undefined {
  const [preview, setPreview] = useState<Preview>()
  const turn = useRef(0)
  useEffect(() => {
    const asked = ++turn.current
    const show = (previewed: Previewed) => {
      if (turn.current === asked) setPreview({ ...previewed, version: asked })
    }
    const ask = () =>
      act<Previewed>('preview', { template, input }).then(show, error =>
        show({ page: null, errors: [{ code: 'failed', message: reasonOf(error), line: null, column: null }] }),
      )
    // The first page is wanted at once.
    const timer = setTimeout(ask, asked === 1 ? 0 : REST_MS)
    return () => clearTimeout(timer)
  }, [template, input])
  return preview
}
