import type { ComponentType } from 'react'
import { type Params, paramsOf } from './addresses.ts'
import { CREATE_TEMPLATE, TEMPLATE, TEMPLATES } from './templates/routes.ts'
import { CREATE_WORKFLOW, WORKFLOW, WORKFLOWS } from './workflows/routes.ts'
import { TEAM, WORKFORCES } from './workforces/routes.ts'

/** A page of the console. Adding one is a row here; its code is loaded when it is opened. */
export type Page = {
  /** Address behind `#`; `{name}` stands for one part of it. Source: spec 10, "Page addresses". */
  route: string
  title: (params: Params) => string
  load: () => Promise<{ default: ComponentType<{ params: Params }> }>
}

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
    const params = paramsOf(page.route, address)
    if (params !== undefined) return { page, params }
  }
  return undefined
}
