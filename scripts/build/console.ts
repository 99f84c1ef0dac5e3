// Builds the console: one module for each page beside what they share, styles included.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Plugin, transform } from 'esbuild'

const root = join(import.meta.dirname, '../..')

/**
 * A component's styles come with its module, as a sheet of the document: esbuild would make a file of them for each
 * page, with what several pages share in each, and nobody would load it.
 */
const stylesInModules: Plugin = {
  name: 'styles-in-modules',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true })
      const contents = `const sheet = new CSSStyleSheet(); sheet.replaceSync(${JSON.stringify(code)})
        document.adoptedStyleSheets.push(sheet)`
      return { contents, loader: 'js' }
    })
  },
}

export async function buildConsole(outdir: string): Promise<void> {
  await build({
    entryPoints: { console: join(root, 'packages/web/src/console/main.tsx') },
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    splitting: true,
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [stylesInModules],
    logLevel: 'warning',
    legalComments: 'linked',
  })
  await compressScripts(outdir)
}

/** Beside each script its compressed twin, for whoever takes it. */
async function compressScripts(folder: string): Promise<void> {
  const scripts = (await readdir(folder)).filter(file => file.endsWith('.js'))
  for (const file of scripts)
    await writeFile(join(folder, `${file}.gz`), gzipSync(await readFile(join(folder, file)), { level: 9 }))
}
