import type { ComponentType } from 'react'
import { CREATE_TEMPLATE, TEMPLATE, TEMPLATES } from './templates/routes.ts'
import { CREATE_WORKFLOW, WORKFLOW, WORKFLOWS } from './workflows/routes.ts'
import { TEAM, WORKFORCES } from './workforces/routes.ts'

/** The names between the slashes of a page's address, by what they are. */
export type Params = Record<string, string>

/** A page of the console. Adding one is a row here; its code is loaded when it is opened. */
export type Page = {
  /** Address behind `#`; `{name}` stands for one part of it. Source: spec 10, "Page addresses". */
  route: string
  title: (params: Params) => string
  load: () => Promise<{ default: ComponentType<{ params: Params }> }>
}

export const HOME = WORKFLOWS

export const PAGES: Page[] = [
  {
    route: WORKFLOWS,
    title: () => 'Human review workflows',
    load: () => import('./workflows/workflows-page.tsx'),
  },
  {
    route: CREATE_WORKFLOW,
    title: () => 'Create human review workflow',
    load: () => import('./workflows/create-page.tsx'),
  },
  {
    route: WORKFLOW,
    title: ({ flow }) => flow!,
    load: () => import('./workflows/workflow-page.tsx'),
  },
  {
    route: '/human-review-workflows/{flow}/human-loops/{loop}',
    title: ({ loop }) => loop!,
    load: () => import('./loops/loop-page.tsx'),
  },
  {
    route: TEMPLATES,
    title: () => 'Worker task templates',
    load: () => import('./templates/templates-page.tsx'),
  },
  {
    route: CREATE_TEMPLATE,
    title: () => 'Create template',
    load: () => import('./templates/create-page.tsx'),
  },
  {
    route: TEMPLATE,
    title: ({ name }) => name!,
    load: () => import('./templates/template-page.tsx'),
  },
  {
    route: WORKFORCES,
    title: () => 'Workforces',
    load: () => import('./workforces/workforces-page.tsx'),
  },
  {
    route: TEAM,
    title: ({ team }) => team!,
    load: () => import('./workforces/team-page.tsx'),
  },
  {
    route: '/overview',
    title: () => 'Overview',
    load: () => import('./overview/overview-page.tsx'),
  },
  {
    route: '/events',
    title: () => 'Events',
    load: () => import('./events/events-page.tsx'),
  },
]

/** What the navigation offers, in its order. */
export const NAVIGATION: { text: string; href: string }[] = [
  { text: 'Overview', href: '#/overview' },
  { text: 'Human review workflows', href: `#${WORKFLOWS}` },
  { text: 'Worker task templates', href: `#${TEMPLATES}` },
  { text: 'Workforces', href: `#${WORKFORCES}` },
  { text: 'Events', href: '#/events' },
]

/** @returns the page of an address, and the names in it */
export function pageOf(address: string): { page: Page; params: Params } | undefined {
  for (const page of PAGES) {
    const params = match(page.route, address)
    if (params !== undefined) return { page, params }
  }
  return undefined
}

function match(route: string, address: string): Params | undefined {
  const wanted = route.split('/')
  const given = address.replace(/\/$/, '').split('/')
  if (wanted.length !== given.length) return undefined
  const params: Params = {}
  for (const [index, part] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name !== undefined) params[name] = decoded(given[index]!)
    else if (part !== given[index]) return undefined
  }
  return params
}

/** A part that is no encoded text, as after half of an address was copied, stands for itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The address of a page, with the names put in. */
export const hrefOf = (route: string, params: Params = {}): string =>
  `#${route.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))}`
