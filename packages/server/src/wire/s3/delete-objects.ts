import { fail, ofObjects } from './errors.ts'
import { addressOf, answer, failed, type Operation, readXml, xmlAnswer } from './request.ts'
import { childrenOf, document, group, tag, textOf } from './xml.ts'

export const deleteObject: Operation = async (request, objects) => {
  const deleted = await objects.delete(addressOf(request))
  return deleted.ok ? answer(204) : failed(deleted)
}

const MAX_BODY_BYTES = 2 * 1024 * 1024
const MAX_OBJECTS = 1000

export const deleteObjects: Operation = async (request, objects) => {
  const read = await readXml(request, 'Delete', MAX_BODY_BYTES)
  if (!read.ok) return read
  const keys = childrenOf(read.element, 'Object').map(object => textOf(object, 'Key') ?? '')
  if (keys.length === 0 || keys.length > MAX_OBJECTS || keys.includes('')) {
    return fail('MalformedXML', 'Delete takes 1 to 1000 objects, each with a Key.')
  }
  const { accountId } = request.caller.accessKey
  const bucket = objects.bucket(accountId, request.bucket)
  if (!bucket.ok) return failed(bucket)
  const isQuiet = textOf(read.element, 'Quiet') === 'true'
  // All at once: their commits share one flush.
  const outcomes = await Promise.all(keys.map(key => objects.delete({ ...addressOf(request), key })))
  const results = outcomes.map((outcome, i) => {
    const key = tag('Key', keys[i])
    if (outcome.ok) return isQuiet ? '' : group('Deleted', key)
    const { code, message } = ofObjects(outcome.error)
    return group('Error', key, tag('Code', code), tag('Message', message))
  })
  return xmlAnswer(document('DeleteResult', ...results))
}
