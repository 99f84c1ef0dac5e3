import { output } from '../../clients/client.ts'
import { BUCKET } from '../../fixtures.ts'
import { house } from './house.ts'

/** Puts an object into the bucket of the reviews, as a customer's program does. */
export async function put(Key: string, ContentType: string, Body: string | Uint8Array): Promise<void> {
  await output(house.client.call('s3', 'CreateBucket', { Bucket: BUCKET }))
  await output(house.client.call('s3', 'PutObject', { Bucket: BUCKET, Key, ContentType, Body }))
}
