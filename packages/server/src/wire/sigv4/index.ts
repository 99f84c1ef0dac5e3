export { authorizationOf, credentialOf } from './claim.ts'
export { presign, sign, type ToSign } from './sign.ts'
export { credentialFor, hmacHex, signingKeyFor } from './signing-key.ts'
export type {
  AccessKey,
  Credential,
  FindAccessKey,
  SignatureError,
  SignatureErrorKind,
  SignedRequest,
  Verification,
  Verified,
} from './types.ts'
export { EMPTY_HASH, UNSIGNED_PAYLOAD } from './types.ts'
export { verifySignature, verifyWithBody } from './verify.ts'
