import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../.runtime/nginx')
const unpacked = join(folder, 'usr/sbin/nginx')

/** The system's nginx, or one that was only unpacked. */
export const nginxProgram = (): string | undefined =>
  ['/usr/sbin/nginx', '/usr/bin/nginx', unpacked].find(path => existsSync(path))

/** Unpacks the system's package into this folder: installing it would start a web server on port 80. */
export function unpackNginx(): void {
  mkdirSync(folder, { recursive: true })
  spawnSync('apt-get', ['download', '-q', 'nginx'], { cwd: folder, stdio: ['ignore', 2, 2] })
  const archive = readdirSync(folder).find(name => name.endsWith('.deb'))
  if (archive !== undefined) spawnSync('dpkg-deb', ['-x', archive, '.'], { cwd: folder, stdio: ['ignore', 2, 2] })
}
