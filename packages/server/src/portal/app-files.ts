import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyReply } from 'fastify'
import { assetsFolder } from '../assets.ts'
import { sendApiError } from './api-errors.ts'

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  map: 'application/json',
}

/**
 * A file of one of the browser apps, made by the build; chunk names carry a hash, the entry is asked for again each time.
 * @param app  the app's folder, and its entry's name
 */
export async function sendAppFile(reply: FastifyReply, app: 'portal' | 'console', file: string) {
  const type = TYPES[file.split('.').at(-1) ?? '']
  const path = join(assetsFolder, app, file)
  if (!/^[\w.-]+$/.test(file) || type === undefined || !(await isFile(path)))
    return sendApiError(reply, 404, 'unknown', 'There is no such file.')
  const caching = file === `${app}.js` ? 'no-cache' : 'public, max-age=31536000, immutable'
  reply.header('content-type', type).header('cache-control', caching).header('vary', 'accept-encoding')
  // What the build has compressed is sent so: the console's first page is a fifth of its size then.
  const isSmall = /\bgzip\b/.test(String(reply.request.headers['accept-encoding'])) && (await isFile(`${path}.gz`))
  if (isSmall) reply.header('content-encoding', 'gzip')
  return reply.send(createReadStream(isSmall ? `${path}.gz` : path))
}

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined))?.isFile() ?? false
