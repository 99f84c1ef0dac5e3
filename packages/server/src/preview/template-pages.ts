import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { sendText, widgetRoutes } from '../widget-routes.ts'
import { assemblePage } from '../worker-template/page.ts'
import type { Preview } from './preview.ts'
import { exampleOf, HTML, SAMPLES, sendProgram, sendSample, urlOf } from './sending.ts'

/** What the frame asks for: the template's page or an example's, as a worker's browser would get it, and the widgets. */
export function templatePages(preview: Preview | undefined, authorOrigin: string): RequestListener {
  return (request, response) => {
    const { pathname, searchParams } = urlOf(request)
    const example = () => exampleOf(searchParams.get('tag') ?? '', Number(searchParams.get('number') ?? 0))
    if (pathname === '/page') sendPage(preview?.shown.content ?? '', authorOrigin, request, response)
    else if (pathname === '/example') sendPage(inForm(example() ?? ''), authorOrigin, request, response)
    else if (pathname === '/author-checks.js') sendProgram(response, 'author-checks.js')
    else if (Object.hasOwn(SAMPLES, pathname)) sendSample(response, pathname)
    else if (!widgetRoutes(request, response, pathname)) sendText(response, 404, 'There is no such page.\n')
  }
}

/** Examples of what stands in a form are only that part of it. */
const inForm = (example: string): string =>
  /<crowd-(?:form|entity-annotation)\b/.test(example) ? example : `<crowd-form>${example}</crowd-form>`

function sendPage(rendered: string, authorOrigin: string, request: IncomingMessage, response: ServerResponse): void {
  const bundleUrl = `http://${request.headers.host}/crowd-html-elements.js`
  const page = assemblePage({ rendered, bundleUrl, portalOrigin: authorOrigin })
  const checks = `<!doctype html><script src="/author-checks.js" data-author-origin="${authorOrigin}"></script>`
  response.writeHead(200, HTML).end(page.replace('<!doctype html>', checks))
}
