// Builds the widgets: one classic script that pages load first, and ES modules that it imports when a tag needs them.
import { globSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { iconSets } from './icon-sets.ts'
import { tightStyles } from './tight-styles.ts'

const root = join(import.meta.dirname, '../..')
const source = join(root, 'packages/crowd-elements/src')
const light = join(source, 'crowd-html-elements.ts')

/** Where the script keeps the modules that it shares with those that come later. */
const SHARED = 'globalThis[Symbol.for("handloop.crowd-elements.modules")]'

/** What `<script src>` names, and below it, in a folder of its own, what it imports. */
export const LIGHT_FILE = 'crowd-html-elements.js'
export const LAZY_FOLDER = 'crowd-elements'

const common = {
  bundle: true,
  minify: true,
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'linked',
  sourcemap: 'linked',
  write: false,
  absWorkingDir: root,
} satisfies BuildOptions

/** @returns every file by its path below the folder that is served, `crowd-html-elements.js` at the top */
export async function buildWidgets(): Promise<Map<string, Uint8Array>> {
  const families = globSync(join(source, 'families/*.ts')).sort()
  const shared = await modulesOfBoth(families)
  const lazy = await build({
    ...common,
    entryPoints: families,
    outdir: join(root, LAZY_FOLDER),
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    format: 'esm',
    splitting: true,
    metafile: true,
    plugins: [iconSets(), takenFromLight(shared), tightStyles()],
  })
  const fileOf = Object.fromEntries(
    Object.entries(lazy.metafile.outputs).flatMap(([path, { entryPoint }]) =>
      entryPoint === undefined ? [] : [[basename(entryPoint, '.ts'), relative(root, join(root, path))]],
    ),
  )
  const first = await build({
    ...common,
    stdin: {
      contents: lightEntry(shared),
      resolveDir: source,
      sourcefile: 'crowd-html-elements.entry.ts',
      loader: 'ts',
    },
    outfile: join(root, LIGHT_FILE),
    format: 'iife',
    define: { LAZY_FILES: JSON.stringify(fileOf) },
    plugins: [tightStyles()],
  })
  return new Map([...first.outputFiles, ...lazy.outputFiles].map(file => [relative(root, file.path), file.contents]))
}

/** The modules that the light script has and some family needs: there may be only one of each in a page. */
async function modulesOfBoth(families: string[]): Promise<string[]> {
  const inputsOf = async (entryPoints: string[]): Promise<string[]> => {
    const { metafile } = await build({
      ...common,
      entryPoints,
      outdir: root,
      format: 'esm',
      metafile: true,
      sourcemap: false,
      plugins: [iconSets()],
    })
    return Object.keys(metafile.inputs)
  }
  const [ofLight, ofFamilies] = await Promise.all([inputsOf([light]), inputsOf(families)])
  return ofFamilies.filter(path => ofLight.includes(path)).sort()
}

function lightEntry(shared: string[]): string {
  const imports = shared.map((path, index) => `import * as m${index} from ${JSON.stringify(join(root, path))}`)
  // A second run of the script must not put modules of its own in the place of those that are in use.
  const table = `${SHARED} ??= [${shared.map((_, index) => `m${index}`).join(', ')}]`
  return [...imports, table, `import ${JSON.stringify(light)}`].join('\n')
}

/** Instead of bundling a shared module again, reads the light script's own. */
function takenFromLight(shared: string[]): Plugin {
  return {
    name: 'taken-from-light',
    setup({ onResolve, onLoad, resolve }) {
      onResolve({ filter: /./ }, async args => {
        if (args.kind === 'entry-point' || args.pluginData === 'resolving') return undefined
        const { importer, resolveDir, kind } = args
        const found = await resolve(args.path, { importer, resolveDir, kind, pluginData: 'resolving' })
        const index = shared.indexOf(relative(root, found.path))
        return index === -1 ? found : { path: String(index), namespace: 'light' }
      })
      onLoad({ filter: /./, namespace: 'light' }, ({ path }) => ({
        contents: `module.exports = ${SHARED}[${path}]`,
      }))
    },
  }
}
