// Every chosen test file as a suite of its own, one after the other: what fails around a file's tests fails them alone.
import { resolve } from 'node:path'
import { suite } from 'node:test'
import './whole-run.ts'
import { pathToFileURL } from 'node:url'

for (const file of process.argv.slice(2))
  suite(file, { timeout: 900_000 }, async () => {
    await import(pathToFileURL(resolve(file)).href)
  })
