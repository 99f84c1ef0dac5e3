import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { AwsClient, succeeded } from '../../chaos/aws-client.ts'
import { eventOf } from '../../chaos/receiver.ts'
import type { Service } from '../../conformance/service.ts'

type Output = { humanAnswers: { answerContent: { number: number } }[] }

/**
 * A receiver of events that fetches the result as soon as it hears of it: only when it has the object in its hands has
 * the answer arrived.
 */
export class Webhook {
  readonly #server = createServer((request, response) => {
    this.#take(request).catch(error => {
      this.#failed = error as Error
    })
    request.on('end', () => response.writeHead(204).end())
  })
  readonly #arrivedAt = new Map<number, number>()
  #aws: AwsClient | undefined
  #failed: Error | undefined

  async listen(): Promise<string> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`
  }

  /** Where results are read from. */
  readFrom(service: Service): void {
    this.#aws = new AwsClient(service.url, service.keys)
  }

  /** Waits for answers 0 to `count` - 1. @returns when each arrived, in wall-clock milliseconds */
  async arrivals(count: number): Promise<number[]> {
    const deadline = performance.now() + 60_000
    while (this.#arrivedAt.size < count) {
      if (this.#failed !== undefined) throw this.#failed
      if (performance.now() > deadline) throw new Error(`${this.#arrivedAt.size} of ${count} answers arrived in 60 s`)
      await new Promise(resolve => setTimeout(resolve, 10))
    }
    const times = Array.from({ length: count }, (_, number) => this.#arrivedAt.get(number)!)
    this.#arrivedAt.clear()
    return times
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  async #take(request: IncomingMessage): Promise<void> {
    const { status, outputS3Uri = '' } = eventOf(await text(request))
    if (status !== 'Completed') throw new Error(`a loop became ${status}`)
    const output = succeeded(await this.#aws!.s3('GET', outputS3Uri.replace('s3:/', ''))) as Output
    this.#arrivedAt.set(output.humanAnswers[0]!.answerContent.number, performance.timeOrigin + performance.now())
  }
}
