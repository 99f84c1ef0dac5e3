// Every chosen test file as a suite of its own, one after the other: what fails around a file's tests fails them alone.
import { resolve } from 'node:path'
import { suite } from 'node:test'
import { pathToFileURL } from 'node:url'
import './whole-run.ts'

/**
 * One import at a time: modules that several files share may wait for something while they load, and imports of them
 * that are under way at once can wait for each other for ever.
 */
let loaded: Promise<unknown> = Promise.resolve()

for (const file of process.argv.slice(2))
  suite(file, { timeout: 900_000 }, async () => {
    const mine = loaded.then(() => import(pathToFileURL(resolve(file)).href))
    loaded = mine.catch(() => {})
    await mine
  })
