import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Flushes which files a folder has. */
export async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Writes a new file for its owner only, and its name, to the disk. @throws when there is one of that name */
export async function writeFlushed(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await flushFolder(dirname(path))
}

/** A file is the old one or the new one, never a part of either. */
export async function replaceFlushed(path: string, text: string): Promise<void> {
  const temporary = `${path}.part`
  await rm(temporary, { force: true })
  await writeFlushed(temporary, text)
  await rename(temporary, path)
  await flushFolder(dirname(path))
}
