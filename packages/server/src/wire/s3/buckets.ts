import type { CorsRule } from '../../objects/object-store.ts'
import { fail } from './errors.ts'
import { answer, failed, type Operation, optional, readXml, xmlAnswer } from './request.ts'
import { childrenOf, document, type Element, group, tag, textOf } from './xml.ts'

export const listBuckets: Operation = ({ caller }, objects) => {
  const { accountId } = caller.accessKey
  const buckets = objects
    .buckets(accountId)
    .map(({ name, createdAt, region }) =>
      group('Bucket', tag('Name', name), tag('CreationDate', createdAt.toISOString()), tag('BucketRegion', region)),
    )
  const owner = group('Owner', tag('ID', accountId), tag('DisplayName', accountId))
  return xmlAnswer(document('ListAllMyBucketsResult', owner, group('Buckets', ...buckets)))
}

const MAX_CONFIGURATION_BYTES = 64 * 1024

export const createBucket: Operation = async (request, objects) => {
  const { bucket, caller } = request
  let region = caller.region ?? 'us-east-1'
  if (Number(request.headers['content-length'] ?? 0) > 0) {
    const read = await readXml(request, 'CreateBucketConfiguration', MAX_CONFIGURATION_BYTES)
    if (!read.ok) return read
    region = textOf(read.element, 'LocationConstraint') || region
  }
  const created = await objects.createBucket(caller.accessKey.accountId, bucket, region)
  // In us-east-1 asking again for one's own bucket succeeds, and scripts rely on it.
  const isRepeat = !created.ok && created.error.kind === 'bucketAlreadyYours' && region === 'us-east-1'
  return created.ok || isRepeat ? answer(200, { location: `/${bucket}` }) : failed(created)
}

export const headBucket: Operation = ({ bucket, caller }, objects) => {
  const found = objects.bucket(caller.accessKey.accountId, bucket)
  return found.ok ? answer(200, { 'x-amz-bucket-region': found.value.region }) : failed(found)
}

export const deleteBucket: Operation = async ({ bucket, caller }, objects) => {
  const deleted = await objects.deleteBucket(caller.accessKey.accountId, bucket)
  return deleted.ok ? answer(204) : failed(deleted)
}

export const getBucketLocation: Operation = ({ bucket, caller }, objects) => {
  const found = objects.bucket(caller.accessKey.accountId, bucket)
  if (!found.ok) return failed(found)
  // The first region has no name here, for historical reasons.
  const { region } = found.value
  return xmlAnswer(document('LocationConstraint', region === 'us-east-1' ? '' : region))
}

const METHODS = new Set(['GET', 'PUT', 'POST', 'DELETE', 'HEAD'])
const MAX_RULES = 100

/** Reads one rule; undefined when it is not one. */
function readRule(element: Element): CorsRule | undefined {
  const texts = (name: string): string[] => childrenOf(element, name).map(({ text }) => text)
  const allowedOrigins = texts('AllowedOrigin')
  const allowedMethods = texts('AllowedMethod')
  const maxAge = textOf(element, 'MaxAgeSeconds')
  const isValid =
    allowedOrigins.length > 0 &&
    allowedMethods.length > 0 &&
    allowedMethods.every(method => METHODS.has(method)) &&
    [...allowedOrigins, ...texts('AllowedHeader')].every(pattern => pattern.split('*').length <= 2) &&
    (maxAge === undefined || /^\d{1,9}$/.test(maxAge))
  if (!isValid) return undefined
  return {
    allowedOrigins,
    allowedMethods,
    allowedHeaders: texts('AllowedHeader'),
    exposeHeaders: texts('ExposeHeader'),
    ...optional('id', textOf(element, 'ID')),
    ...optional('maxAgeSeconds', maxAge === undefined ? undefined : Number(maxAge)),
  }
}

export const putBucketCors: Operation = async (request, objects) => {
  const read = await readXml(request, 'CORSConfiguration', MAX_CONFIGURATION_BYTES)
  if (!read.ok) return read
  const rules = childrenOf(read.element, 'CORSRule').map(readRule)
  if (rules.length === 0 || rules.length > MAX_RULES || rules.includes(undefined)) {
    return fail(
      'MalformedXML',
      'A CORS configuration has 1 to 100 rules, each with AllowedOrigin and AllowedMethod, at most one * each.',
    )
  }
  const set = await objects.setCorsRules(request.caller.accessKey.accountId, request.bucket, rules as CorsRule[])
  return set.ok ? answer(200) : failed(set)
}

const ruleXml = (rule: CorsRule): string =>
  group(
    'CORSRule',
    tag('ID', rule.id),
    ...rule.allowedMethods.map(method => tag('AllowedMethod', method)),
    ...rule.allowedOrigins.map(origin => tag('AllowedOrigin', origin)),
    ...rule.allowedHeaders.map(name => tag('AllowedHeader', name)),
    ...rule.exposeHeaders.map(name => tag('ExposeHeader', name)),
    tag('MaxAgeSeconds', rule.maxAgeSeconds),
  )

export const getBucketCors: Operation = ({ bucket, caller }, objects) => {
  const rules = objects.corsRules(caller.accessKey.accountId, bucket)
  if (!rules.ok) return failed(rules)
  if (rules.value.length === 0) return fail('NoSuchCORSConfiguration', 'The CORS configuration does not exist')
  return xmlAnswer(document('CORSConfiguration', ...rules.value.map(ruleXml)))
}

export const deleteBucketCors: Operation = async ({ bucket, caller }, objects) => {
  const set = await objects.setCorsRules(caller.accessKey.accountId, bucket, [])
  return set.ok ? answer(204) : failed(set)
}
