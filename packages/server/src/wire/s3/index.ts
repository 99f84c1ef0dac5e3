export { createS3Forwarder } from './forwarder.ts'
export { createS3Handler, type S3Handler, type S3Settings } from './handler.ts'
export { OPERATIONS } from './operations.ts'
export { serveObject } from './serve-object.ts'
