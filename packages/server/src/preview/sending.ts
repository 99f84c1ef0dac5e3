import { existsSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { assetsFolder, sampleDataFolder } from '../assets.ts'
import { sendText } from '../widget-routes.ts'

export const urlOf = (request: IncomingMessage): URL => new URL(request.url ?? '/', 'http://preview')

export const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
}

/** Sends a file that the build put there for the preview. */
export const sendProgram = (response: ServerResponse, name: string): void =>
  sendFile(response, join(assetsFolder, 'preview', name))

/** Pictures that the examples of the elements use, by their path. */
export const SAMPLES: Record<string, string> = {
  '/sample-image.jpg': 'photo.jpg',
  '/sample-document.png': 'employment-application.png',
}

export const sendSample = (response: ServerResponse, path: string): void =>
  sendFile(response, join(sampleDataFolder, SAMPLES[path]!))

function sendFile(response: ServerResponse, file: string): void {
  const type = TYPES[extname(file)]
  if (type === undefined || !existsSync(file)) sendText(response, 404, 'There is no such file.\n')
  else response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(readFileSync(file))
}

/** Markup of an element's example; undefined when there is none. */
export function exampleOf(tag: string, number: number): string | undefined {
  const contracts = JSON.parse(readFileSync(join(assetsFolder, 'preview/elements.json'), 'utf8')) as {
    tag: string
    examples: string[]
  }[]
  return contracts.find(contract => contract.tag === tag)?.examples[number]
}
