import type { PutStream } from '../../objects/object-store.ts'
import { encodeText } from '../sigv4/percent.ts'
import type { KeySource } from './authenticate.ts'
import { fail, RefusedBody, type S3Error } from './errors.ts'
import { readForm } from './multipart-form.ts'
import { checkPolicy, signerIdOf, signerOf } from './post-policy.ts'
import { answer, metadataOf, type Outcome, objectHeaders } from './request.ts'
import { headerText } from './safety.ts'
import { plainDocument, tag } from './xml.ts'

/** A file posted by a browser's form to a bucket, allowed by a policy that somebody with an access key signed. */
export type FormPost = {
  bucket: string
  contentType: string
  contentLength: number | undefined
  source: AsyncIterable<Uint8Array>
  /** Base URL of the bucket's objects, for the answer. */
  bucketUrl: string
}

/** An object on its way out of a form; `expectedBytes` as far as it can be told before the end. */
export type FormObject = Pick<PutStream, 'accountId' | 'bucket' | 'key' | 'body' | 'headers' | 'metadata'> & {
  expectedBytes: number | undefined
}

type Surroundings = KeySource & {
  put(object: FormObject): Promise<{ ok: true; etag: string } | { ok: false; error: S3Error }>
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: this is how S3 forms spell the name of the chosen file
const FILENAME = '${filename}'

export async function postObject(post: FormPost, { put, ...keys }: Surroundings): Promise<Outcome> {
  const { fields, file } = await readForm(post.source, post.contentType, post.contentLength)
  const filled = new Map([...fields].map(([name, value]) => [name, value.replaceAll(FILENAME, file.name)]))
  filled.set('policy', fields.get('policy') ?? '').set('bucket', post.bucket)
  await keys.loadAccessKey?.(signerIdOf(fields))
  const signer = signerOf(fields, keys.findAccessKey)
  if (!signer.ok) return signer
  const checked = checkPolicy(filled, keys.realNow())
  if (!checked.ok) return checked
  const key = filled.get('key') ?? ''
  if (key === '') return fail('InvalidArgument', 'Bucket POST must contain a field named key.')
  const headers = Object.fromEntries([...filled].map(([name, value]) => [name, headerText(value)]))
  const stored = await put({
    accountId: signer.accessKey.accountId,
    bucket: post.bucket,
    key,
    body: withinRange(file.body, checked.length ?? { least: 0, most: MAX_BYTES }),
    headers: objectHeaders(headers),
    metadata: metadataOf(headers),
    expectedBytes: file.expectedBytes,
  })
  return stored.ok ? successAnswer(filled, post, key, stored.etag) : stored
}

const MAX_BYTES = 5 * 1024 ** 3

async function* withinRange(
  body: AsyncIterable<Uint8Array>,
  { least, most }: { least: number; most: number },
): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const piece of body) {
    size += piece.length
    if (size > most)
      throw new RefusedBody('EntityTooLarge', `Your proposed upload exceeds the maximum allowed size: ${most}`)
    yield piece
  }
  if (size < least)
    throw new RefusedBody('EntityTooSmall', `Your proposed upload is smaller than the minimum allowed size: ${least}`)
}

/** What the form asked for: a redirect, or a status of 200, 201 (with a document) or 204. */
function successAnswer(fields: ReadonlyMap<string, string>, post: FormPost, key: string, etag: string): Outcome {
  const location = `${post.bucketUrl}/${encodeText(key, true)}`
  const headers = { etag: `"${etag}"`, location }
  const target = fields.get('success_action_redirect') ?? fields.get('redirect')
  const url = target !== undefined && URL.canParse(target) ? new URL(target) : undefined
  if (url?.protocol === 'http:' || url?.protocol === 'https:') {
    url.searchParams.set('bucket', post.bucket)
    url.searchParams.set('key', key)
    url.searchParams.set('etag', `"${etag}"`)
    return answer(303, { ...headers, location: url.href })
  }
  const status = fields.get('success_action_status')
  if (status === '200') return answer(200, headers)
  if (status !== '201') return answer(204, headers)
  const parts = [tag('Location', location), tag('Bucket', post.bucket), tag('Key', key), tag('ETag', `"${etag}"`)]
  return answer(201, { ...headers, 'content-type': 'application/xml' }, plainDocument('PostResponse', ...parts))
}
