import { existsSync } from 'node:fs'
import { join } from 'node:path'

const here = import.meta.dirname

/** Where the build put what browsers load: beside the bundled program, or one folder over when run from source. */
export const assetsFolder = existsSync(join(here, 'crowd-html-elements.js')) ? here : join(here, '../dist')

/** Pictures and documents for the demo and the examples. */
export const sampleDataFolder = existsSync(join(here, 'sample-data/photo.jpg'))
  ? join(here, 'sample-data')
  : join(assetsFolder, 'sample-data')
