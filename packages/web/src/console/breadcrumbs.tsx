import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group'
import type { ReactNode } from 'react'
import { NAVIGATION, pageOf } from './pages.ts'
import { goTo } from './use-route.ts'

/** The pages that an address lies below and the page itself, by title; those of the navigation are in sight anyway. */
export function crumbsOf(address: string): { text: string; href: string }[] {
  const parts = address.split('/').filter(Boolean)
  return parts.flatMap((_, index) => {
    const above = `/${parts.slice(0, index + 1).join('/')}`
    const found = pageOf(above)
    const isOffered = NAVIGATION.some(({ href }) => href === `#${above}`)
    return found === undefined || isOffered ? [] : [{ text: found.page.title(found.params), href: `#${above}` }]
  })
}

/** The way back from a page below another one. */
export function Breadcrumbs({ address }: { address: string }): ReactNode {
  const items = crumbsOf(address)
  if (items.length < 2) return null
  return (
    <BreadcrumbGroup
      ariaLabel="Where you are"
      items={items}
      onFollow={event => {
        event.preventDefault()
        goTo(event.detail.href)
      }}
    />
  )
}
