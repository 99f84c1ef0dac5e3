/**
 * What an operation can say instead of an answer. Each kind is spelled once for each protocol below; the message names
 * the thing, the state it was found in and the next step. Source: spec 3.4.
 */
export type ServiceError = { kind: ErrorKind; message: string }

export type ErrorKind =
  | 'validation'
  | 'notFound'
  | 'conflict'
  | 'inUse'
  | 'limitExceeded'
  | 'throttled'
  | 'tooSlow'
  | 'missingAuthentication'
  | 'unknownAccessKey'
  | 'wrongSignature'
  | 'accessDenied'
  | 'unknownOperation'
  | 'unreadable'
  | 'internal'

export type WireError = readonly [status: number, code: string]

export const REST_JSON_ERRORS: Record<ErrorKind, WireError> = {
  validation: [400, 'ValidationException'],
  notFound: [404, 'ResourceNotFoundException'],
  conflict: [409, 'ConflictException'],
  inUse: [409, 'ConflictException'],
  limitExceeded: [402, 'ServiceQuotaExceededException'],
  throttled: [429, 'ThrottlingException'],
  tooSlow: [408, 'RequestTimeoutException'],
  missingAuthentication: [403, 'MissingAuthenticationTokenException'],
  unknownAccessKey: [403, 'UnrecognizedClientException'],
  wrongSignature: [403, 'InvalidSignatureException'],
  accessDenied: [403, 'AccessDeniedException'],
  unknownOperation: [404, 'UnknownOperationException'],
  unreadable: [400, 'SerializationException'],
  internal: [500, 'InternalServerException'],
}

export const AWS_JSON_ERRORS: Record<ErrorKind, WireError> = {
  validation: [400, 'ValidationException'],
  notFound: [400, 'ResourceNotFound'],
  conflict: [400, 'ConflictException'],
  inUse: [400, 'ResourceInUse'],
  limitExceeded: [400, 'ResourceLimitExceeded'],
  throttled: [400, 'ThrottlingException'],
  tooSlow: [408, 'RequestTimeoutException'],
  missingAuthentication: [400, 'MissingAuthenticationTokenException'],
  unknownAccessKey: [400, 'UnrecognizedClientException'],
  wrongSignature: [400, 'InvalidSignatureException'],
  accessDenied: [400, 'AccessDeniedException'],
  unknownOperation: [404, 'UnknownOperationException'],
  unreadable: [400, 'SerializationException'],
  internal: [500, 'InternalFailure'],
}

export const error = (kind: ErrorKind, message: string): { ok: false; error: ServiceError } => ({
  ok: false,
  error: { kind, message },
})
