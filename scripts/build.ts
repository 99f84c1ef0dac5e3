// Bundles the server and the two browser packages. Everything lands in `packages/server/dist`, which is what ships.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { buildConsole } from './build/console.ts'
import { buildWidgets } from './build/widgets.ts'
import { elementContracts } from './element-contracts.ts'

const root = join(import.meta.dirname, '..')
const server = join(root, 'packages/server')
const dist = join(server, 'dist')

const common = {
  bundle: true,
  sourcemap: 'linked',
  logLevel: 'warning',
  legalComments: 'linked',
  minifySyntax: true,
} satisfies BuildOptions

const serverOptions = {
  ...common,
  entryPoints: {
    cli: join(server, 'src/cli.ts'),
    'render-worker': join(server, 'src/worker-template/render-worker.ts'),
    'checkpoint-worker': join(server, 'src/store/checkpoint-worker.ts'),
  },
  outdir: dist,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  // Loaded only when an outside service or a collector of traces is configured, and larger than everything else together.
  external: [
    '@aws-sdk/*',
    '@opentelemetry/core',
    '@opentelemetry/exporter-trace-otlp-http',
    '@opentelemetry/resources',
    '@opentelemetry/sdk-trace',
  ],
  // Bundled CommonJS packages call `require` for Node's own modules.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
} satisfies BuildOptions

const browser = { ...common, minify: true, platform: 'browser', target: 'es2022' } satisfies BuildOptions

await rm(dist, { recursive: true, force: true })
await mkdir(join(dist, 'preview'), { recursive: true })
await writeFile(join(dist, 'preview/elements.json'), JSON.stringify(elementContracts()))
await Promise.all([
  build(serverOptions),
  putWidgets(),
  build({
    ...browser,
    entryPoints: { portal: join(root, 'packages/web/src/portal/main.ts') },
    outdir: join(dist, 'portal'),
    format: 'esm',
    splitting: true,
  }),
  buildConsole(join(dist, 'console')),
  build({
    ...browser,
    entryPoints: { preview: join(root, 'packages/web/src/preview/main.ts') },
    outdir: join(dist, 'preview'),
    format: 'esm',
  }),
  build({
    ...browser,
    entryPoints: [join(root, 'packages/crowd-elements/src/author-checks/author-checks.ts')],
    outdir: join(dist, 'preview'),
    format: 'iife',
  }),
  cp(join(server, 'src/sample-data'), join(dist, 'sample-data'), { recursive: true }),
])

/** Into the service, and into the package that is used without it. */
async function putWidgets(): Promise<void> {
  const widgets = join(root, 'packages/crowd-elements/dist')
  await rm(widgets, { recursive: true, force: true })
  for (const [path, contents] of await buildWidgets())
    for (const folder of [dist, widgets]) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), contents)
    }
}
