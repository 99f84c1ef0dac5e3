import { fail, type S3Code } from './errors.ts'
import { addressOf, failed, type Operation, xmlAnswer } from './request.ts'
import { document, group, tag } from './xml.ts'

/** Questions that clients ask by habit and whose answer here is always the same: nothing of the kind is set. */

/** Answers with a document, once it is sure that the bucket is the caller's. */
const always =
  (root: string, ...children: string[]): Operation =>
  ({ bucket, caller }, objects) => {
    const found = objects.bucket(caller.accessKey.accountId, bucket)
    return found.ok ? xmlAnswer(document(root, ...children)) : failed(found)
  }

const never =
  (code: S3Code, what: string): Operation =>
  ({ bucket, caller }, objects) => {
    const found = objects.bucket(caller.accessKey.accountId, bucket)
    return found.ok ? fail(code, `The ${what} was not found`) : failed(found)
  }

export const getBucketVersioning = always('VersioningConfiguration')
export const getBucketRequestPayment = always('RequestPaymentConfiguration', tag('Payer', 'BucketOwner'))
export const getBucketAccelerate = always('AccelerateConfiguration')
export const getBucketLogging = always('BucketLoggingStatus')
export const getBucketNotification = always('NotificationConfiguration')
export const getBucketTagging = never('NoSuchTagSet', 'TagSet')
export const getBucketPolicy = never('NoSuchBucketPolicy', 'bucket policy')
export const getBucketLifecycle = never('NoSuchLifecycleConfiguration', 'lifecycle configuration')
export const getBucketWebsite = never('NoSuchWebsiteConfiguration', 'website configuration')
export const getBucketReplication = never('ReplicationConfigurationNotFoundError', 'replication configuration')
export const getObjectLock = never('ObjectLockConfigurationNotFoundError', 'Object Lock configuration')
export const getPublicAccessBlock = never('NoSuchPublicAccessBlockConfiguration', 'public access block configuration')
export const getOwnershipControls = never('OwnershipControlsNotFoundError', 'bucket ownership controls')
export const getBucketEncryption = never(
  'ServerSideEncryptionConfigurationNotFoundError',
  'server side encryption configuration',
)

/** Everything is private to its account. */
export const getAcl: Operation = async (request, objects) => {
  const address = addressOf(request)
  const found = address.key === '' ? objects.bucket(address.accountId, address.bucket) : await objects.head(address)
  if (!found.ok) return failed(found)
  const owner = tag('ID', address.accountId) + tag('DisplayName', address.accountId)
  const grantee = `<Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser">${owner}</Grantee>`
  const grant = group('Grant', grantee, tag('Permission', 'FULL_CONTROL'))
  return xmlAnswer(document('AccessControlPolicy', group('Owner', owner), group('AccessControlList', grant)))
}

export const getObjectTagging: Operation = async (request, objects) => {
  const found = await objects.head(addressOf(request))
  return found.ok ? xmlAnswer(document('Tagging', group('TagSet'))) : failed(found)
}
