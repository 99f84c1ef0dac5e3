import { createHmac } from 'node:crypto'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { Service } from '../../service.ts'

type Asked = { service: Service; bucket: string; key: string /** overrides the stored one */; contentType?: string }

/** Addresses that anybody can open for a while, as customers' programs make them, by signature version. */
export const PRESIGNED = {
  v4: async ({ service, bucket, key, contentType }: Asked): Promise<string> => {
    const client = new S3Client({
      endpoint: service.url,
      region: 'us-east-1',
      credentials: service.keys,
      forcePathStyle: true,
    })
    const command = new GetObjectCommand({ Bucket: bucket, Key: key, ResponseContentType: contentType })
    return getSignedUrl(client, command).finally(() => client.destroy())
  },
  /** What boto3 makes by default for an endpoint of one's own. */
  v2: async ({ service, bucket, key, contentType }: Asked): Promise<string> => {
    const expires = Math.floor(Date.now() / 1000) + 600
    const path = `/${bucket}/${key}`
    const override = contentType === undefined ? '' : `response-content-type=${contentType}`
    const toSign = `GET\n\n\n${expires}\n${path}${override && `?${override}`}`
    const signature = createHmac('sha1', service.keys.secretAccessKey).update(toSign).digest('base64')
    const query = new URLSearchParams(override)
    query.set('AWSAccessKeyId', service.keys.accessKeyId)
    query.set('Expires', String(expires))
    query.set('Signature', signature)
    return `${service.url}${path}?${query}`
  },
}
