import type { ObjectError, ObjectErrorKind } from '../../objects/object-store.ts'
import type { SignatureError } from '../sigv4/index.ts'

/** S3's error codes and their HTTP status. Source: Amazon S3 API reference, "Error responses". */
export const STATUS = {
  AccessDenied: 403,
  AccessForbidden: 403,
  AuthorizationHeaderMalformed: 400,
  AuthorizationQueryParametersError: 400,
  BadDigest: 400,
  BucketAlreadyExists: 409,
  BucketAlreadyOwnedByYou: 409,
  BucketNotEmpty: 409,
  EntityTooLarge: 400,
  EntityTooSmall: 400,
  IncompleteBody: 400,
  InternalError: 500,
  InvalidAccessKeyId: 403,
  InvalidArgument: 400,
  InvalidBucketName: 400,
  InvalidDigest: 400,
  InvalidPart: 400,
  InvalidPartOrder: 400,
  InvalidPolicyDocument: 400,
  InvalidRange: 416,
  InvalidRequest: 400,
  InvalidURI: 400,
  KeyTooLongError: 400,
  MalformedPOSTRequest: 400,
  MalformedTrailerError: 400,
  MalformedXML: 400,
  MetadataTooLarge: 400,
  MethodNotAllowed: 405,
  MissingContentLength: 411,
  NoSuchBucket: 404,
  NoSuchBucketPolicy: 404,
  NoSuchCORSConfiguration: 404,
  NoSuchKey: 404,
  NoSuchLifecycleConfiguration: 404,
  NoSuchPublicAccessBlockConfiguration: 404,
  NoSuchTagSet: 404,
  NoSuchUpload: 404,
  NoSuchVersion: 404,
  NoSuchWebsiteConfiguration: 404,
  NotImplemented: 501,
  NotModified: 304,
  ObjectLockConfigurationNotFoundError: 404,
  OwnershipControlsNotFoundError: 404,
  PreconditionFailed: 412,
  ReplicationConfigurationNotFoundError: 404,
  RequestTimeTooSkewed: 403,
  ServerSideEncryptionConfigurationNotFoundError: 404,
  ServiceUnavailable: 503,
  SignatureDoesNotMatch: 403,
  SlowDown: 503,
  XAmzContentSHA256Mismatch: 400,
} as const

export type S3Code = keyof typeof STATUS
export type S3Error = { code: S3Code; message: string }

export const s3Error = (code: S3Code, message: string): S3Error => ({ code, message })

export const fail = (code: S3Code, message: string): { ok: false; error: S3Error } => ({
  ok: false,
  error: { code, message },
})

/** Thrown out of a body being read, because an iteration has no other way to end early; caught once, in the handler. */
export class RefusedBody extends Error {
  readonly error: S3Error

  constructor(code: S3Code, message: string) {
    super(message)
    this.error = { code, message }
  }
}

const OF_OBJECTS: Record<ObjectErrorKind, S3Code> = {
  noSuchBucket: 'NoSuchBucket',
  noSuchKey: 'NoSuchKey',
  noSuchUpload: 'NoSuchUpload',
  notPermitted: 'AccessDenied',
  unreachable: 'ServiceUnavailable',
  failed: 'InternalError',
  bucketTaken: 'BucketAlreadyExists',
  bucketAlreadyYours: 'BucketAlreadyOwnedByYou',
  bucketNotEmpty: 'BucketNotEmpty',
  invalidBucketName: 'InvalidBucketName',
  invalidKey: 'InvalidArgument',
  keyTooLong: 'KeyTooLongError',
  metadataTooLarge: 'MetadataTooLarge',
  preconditionFailed: 'PreconditionFailed',
  notModified: 'NotModified',
  invalidRange: 'InvalidRange',
  invalidPartNumber: 'InvalidArgument',
  invalidPart: 'InvalidPart',
  invalidPartOrder: 'InvalidPartOrder',
  partTooSmall: 'EntityTooSmall',
  checksumMismatch: 'BadDigest',
}

export const ofObjects = ({ kind, message }: ObjectError): S3Error => s3Error(OF_OBJECTS[kind], message)

/** Signature problems in S3's words, which differ from those of the JSON services. */
export function ofSignature({ kind, message }: SignatureError, isPresigned: boolean): S3Error {
  switch (kind) {
    case 'missingAuthentication':
      return s3Error('AccessDenied', 'Access Denied: the request is not signed, and nothing here is public.')
    case 'unknownAccessKey':
      return s3Error('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.')
    case 'signatureMismatch':
      return s3Error('SignatureDoesNotMatch', message)
    case 'malformed':
      return s3Error(isPresigned ? 'AuthorizationQueryParametersError' : 'AuthorizationHeaderMalformed', message)
    case 'requestExpired':
    case 'requestInFuture':
      if (isPresigned) return s3Error('AccessDenied', message)
      return s3Error(
        'RequestTimeTooSkewed',
        `The difference between the request time and the current time is too large. ${message}`,
      )
  }
}
