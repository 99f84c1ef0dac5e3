import * as s3 from '@aws-sdk/client-s3'
import * as sagemaker from '@aws-sdk/client-sagemaker'
import * as runtime from '@aws-sdk/client-sagemaker-a2i-runtime'
import * as sts from '@aws-sdk/client-sts'
import type { Client, Result, ServiceName, Target } from './client.ts'

type Sender = { send: (command: unknown) => Promise<Record<string, unknown>>; destroy: () => void }
type Package = Record<string, new (input: object) => unknown>

const PACKAGES: Record<ServiceName, [Package, string]> = {
  sagemaker: [sagemaker as unknown as Package, 'SageMakerClient'],
  'sagemaker-a2i-runtime': [runtime as unknown as Package, 'SageMakerA2IRuntimeClient'],
  sts: [sts as unknown as Package, 'STSClient'],
  s3: [s3 as unknown as Package, 'S3Client'],
}

type SdkError = Error & { $metadata?: { httpStatusCode?: number }; Message?: string }

/** The AWS SDK for JavaScript, which checks nothing before it sends. */
export function jsSdk({ url, keys, region = 'us-east-1', retries = false }: Target): Client {
  const settings = {
    endpoint: url,
    region,
    credentials: keys,
    forcePathStyle: true,
    ...(!retries && { maxAttempts: 1 }),
  }
  const senders = new Map<ServiceName, Sender>()
  const sender = (service: ServiceName): Sender => {
    const [sdk, name] = PACKAGES[service]
    const known = senders.get(service) ?? (new sdk[name]!(settings) as Sender)
    senders.set(service, known)
    return known
  }
  return {
    name: 'JavaScript SDK',
    async call(service, operation, input): Promise<Result> {
      try {
        const command = new PACKAGES[service][0][`${operation}Command`]!(input)
        const { $metadata: _, ...output } = await sender(service).send(command)
        return { ok: true, output }
      } catch (thrown) {
        const error = thrown as SdkError
        const status = error.$metadata?.httpStatusCode
        if (status === undefined) throw error
        return { ok: false, error: { code: error.name, message: error.Message ?? error.message, status } }
      }
    },
    async close() {
      for (const one of senders.values()) one.destroy()
    },
  }
}
