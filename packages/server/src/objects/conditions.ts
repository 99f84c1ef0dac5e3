/** Conditions of a read, as HTTP has them. Entity tags without quotes; several are allowed, `*` fits every object. */
export type Conditions = {
  ifMatch?: string[]
  ifNoneMatch?: string[]
  ifModifiedSince?: Date
  ifUnmodifiedSince?: Date
}

type Dated = { etag: string; lastModified: Date }

const fits = (tags: string[], etag: string): boolean => tags.includes('*') || tags.includes(etag)
// HTTP dates have whole seconds.
const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1000)

/** Decides in the order of RFC 9110, 13.2.2: a tag beats the date beside it. */
export function checkConditions(object: Dated, conditions: Conditions): 'go' | 'notModified' | 'preconditionFailed' {
  const { ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince } = conditions
  if (ifMatch !== undefined) {
    if (!fits(ifMatch, object.etag)) return 'preconditionFailed'
  } else if (ifUnmodifiedSince !== undefined && secondsOf(object.lastModified) > secondsOf(ifUnmodifiedSince)) {
    return 'preconditionFailed'
  }
  if (ifNoneMatch !== undefined) return fits(ifNoneMatch, object.etag) ? 'notModified' : 'go'
  const isOld = ifModifiedSince !== undefined && secondsOf(object.lastModified) <= secondsOf(ifModifiedSince)
  return isOld ? 'notModified' : 'go'
}
