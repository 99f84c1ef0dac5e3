import * as buckets from './buckets.ts'
import { copyObject } from './copy-object.ts'
import { deleteObject, deleteObjects } from './delete-objects.ts'
import * as fixed from './fixed-answers.ts'
import { getObject, getObjectAttributes, headObject } from './get-object.ts'
import { listObjects, listObjectsV2 } from './list-objects.ts'
import { listMultipartUploads, listParts } from './list-uploads.ts'
import * as multipart from './multipart-upload.ts'
import { putObject } from './put-object.ts'
import type { Operation, S3Request } from './request.ts'

/** A row reads: on this level, this method, with this query parameter (and header), this operation runs. */
type Row = {
  name: string
  on: 'service' | 'bucket' | 'object'
  method: string
  parameter?: string
  header?: string
  run: Operation
}

const COPY = 'x-amz-copy-source'

/** The first row that fits runs. The list of supported operations in the documentation is made from this table. */
// biome-ignore format: one row, one operation
export const OPERATIONS: readonly Row[] = [
  { name: 'ListBuckets', on: 'service', method: 'GET', run: buckets.listBuckets },
  { name: 'GetBucketLocation', on: 'bucket', method: 'GET', parameter: 'location', run: buckets.getBucketLocation },
  { name: 'GetBucketCors', on: 'bucket', method: 'GET', parameter: 'cors', run: buckets.getBucketCors },
  { name: 'PutBucketCors', on: 'bucket', method: 'PUT', parameter: 'cors', run: buckets.putBucketCors },
  { name: 'DeleteBucketCors', on: 'bucket', method: 'DELETE', parameter: 'cors', run: buckets.deleteBucketCors },
  { name: 'GetBucketVersioning', on: 'bucket', method: 'GET', parameter: 'versioning', run: fixed.getBucketVersioning },
  { name: 'GetBucketAcl', on: 'bucket', method: 'GET', parameter: 'acl', run: fixed.getAcl },
  { name: 'GetBucketTagging', on: 'bucket', method: 'GET', parameter: 'tagging', run: fixed.getBucketTagging },
  { name: 'GetBucketPolicy', on: 'bucket', method: 'GET', parameter: 'policy', run: fixed.getBucketPolicy },
  { name: 'GetBucketEncryption', on: 'bucket', method: 'GET', parameter: 'encryption', run: fixed.getBucketEncryption },
  { name: 'GetBucketLifecycleConfiguration', on: 'bucket', method: 'GET', parameter: 'lifecycle', run: fixed.getBucketLifecycle },
  { name: 'GetBucketWebsite', on: 'bucket', method: 'GET', parameter: 'website', run: fixed.getBucketWebsite },
  { name: 'GetBucketReplication', on: 'bucket', method: 'GET', parameter: 'replication', run: fixed.getBucketReplication },
  { name: 'GetBucketLogging', on: 'bucket', method: 'GET', parameter: 'logging', run: fixed.getBucketLogging },
  { name: 'GetBucketNotificationConfiguration', on: 'bucket', method: 'GET', parameter: 'notification', run: fixed.getBucketNotification },
  { name: 'GetBucketRequestPayment', on: 'bucket', method: 'GET', parameter: 'requestPayment', run: fixed.getBucketRequestPayment },
  { name: 'GetBucketAccelerateConfiguration', on: 'bucket', method: 'GET', parameter: 'accelerate', run: fixed.getBucketAccelerate },
  { name: 'GetObjectLockConfiguration', on: 'bucket', method: 'GET', parameter: 'object-lock', run: fixed.getObjectLock },
  { name: 'GetPublicAccessBlock', on: 'bucket', method: 'GET', parameter: 'publicAccessBlock', run: fixed.getPublicAccessBlock },
  { name: 'GetBucketOwnershipControls', on: 'bucket', method: 'GET', parameter: 'ownershipControls', run: fixed.getOwnershipControls },
  { name: 'ListMultipartUploads', on: 'bucket', method: 'GET', parameter: 'uploads', run: listMultipartUploads },
  { name: 'DeleteObjects', on: 'bucket', method: 'POST', parameter: 'delete', run: deleteObjects },
  { name: 'ListObjectsV2', on: 'bucket', method: 'GET', parameter: 'list-type', run: listObjectsV2 },
  { name: 'ListObjects', on: 'bucket', method: 'GET', run: listObjects },
  { name: 'CreateBucket', on: 'bucket', method: 'PUT', run: buckets.createBucket },
  { name: 'HeadBucket', on: 'bucket', method: 'HEAD', run: buckets.headBucket },
  { name: 'DeleteBucket', on: 'bucket', method: 'DELETE', run: buckets.deleteBucket },
  { name: 'CreateMultipartUpload', on: 'object', method: 'POST', parameter: 'uploads', run: multipart.createMultipartUpload },
  { name: 'UploadPartCopy', on: 'object', method: 'PUT', parameter: 'uploadId', header: COPY, run: multipart.uploadPartCopy },
  { name: 'UploadPart', on: 'object', method: 'PUT', parameter: 'uploadId', run: multipart.uploadPart },
  { name: 'CompleteMultipartUpload', on: 'object', method: 'POST', parameter: 'uploadId', run: multipart.completeMultipartUpload },
  { name: 'AbortMultipartUpload', on: 'object', method: 'DELETE', parameter: 'uploadId', run: multipart.abortMultipartUpload },
  { name: 'ListParts', on: 'object', method: 'GET', parameter: 'uploadId', run: listParts },
  { name: 'GetObjectAcl', on: 'object', method: 'GET', parameter: 'acl', run: fixed.getAcl },
  { name: 'GetObjectTagging', on: 'object', method: 'GET', parameter: 'tagging', run: fixed.getObjectTagging },
  { name: 'GetObjectAttributes', on: 'object', method: 'GET', parameter: 'attributes', run: getObjectAttributes },
  { name: 'CopyObject', on: 'object', method: 'PUT', header: COPY, run: copyObject },
  { name: 'PutObject', on: 'object', method: 'PUT', run: putObject },
  { name: 'GetObject', on: 'object', method: 'GET', run: getObject },
  { name: 'HeadObject', on: 'object', method: 'HEAD', run: headObject },
  { name: 'DeleteObject', on: 'object', method: 'DELETE', run: deleteObject },
]

/** Parameters that name an operation of their own: ignoring one would do something else than was asked. */
const SUBRESOURCES = new Set(
  (
    'accelerate acl analytics annotation attributes cors delete encryption intelligent-tiering inventory legal-hold ' +
    'lifecycle location logging metadataConfiguration metadataTable metrics notification object-lock ownershipControls ' +
    'policy policyStatus publicAccessBlock renameObject replication requestPayment restore retention select session ' +
    'tagging torrent uploadId uploads versioning versions website'
  ).split(' '),
)

/** The parts of a request that say what it asks for. */
type Asked = Pick<S3Request, 'bucket' | 'key' | 'query' | 'method' | 'headers'>

const levelOf = ({ bucket, key }: Asked): Row['on'] => (bucket === '' ? 'service' : key === '' ? 'bucket' : 'object')

export type Choice = { operation: Row } | { missing: string }

/** The operation a request asks for, or the words for what is missing here. */
export function chooseOperation(request: Asked): Choice {
  const level = levelOf(request)
  const subresource = [...request.query.keys()].find(name => SUBRESOURCES.has(name))
  const operation = OPERATIONS.find(
    ({ on, method, parameter, header }) =>
      on === level &&
      method === request.method &&
      (parameter === undefined ? subresource === undefined : request.query.has(parameter)) &&
      (header === undefined || request.headers[header] !== undefined),
  )
  if (operation !== undefined) return { operation }
  return { missing: `${request.method} on a ${level}${subresource === undefined ? '' : ` with ?${subresource}`}` }
}
