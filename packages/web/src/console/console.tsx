import Alert from '@cloudscape-design/components/alert'
import AppLayoutToolbar from '@cloudscape-design/components/app-layout-toolbar'
import Box from '@cloudscape-design/components/box'
import { I18nProvider } from '@cloudscape-design/components/i18n'
import messages from '@cloudscape-design/components/i18n/messages/all.en'
import LiveRegion from '@cloudscape-design/components/live-region'
import SideNavigation from '@cloudscape-design/components/side-navigation'
import Spinner from '@cloudscape-design/components/spinner'
import TopNavigation from '@cloudscape-design/components/top-navigation'
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react'
import { HOME, type Params } from './addresses.ts'
import { currentSession } from './api.ts'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { useIsDown } from './changes.ts'
import { consoleUrl } from './console-url.ts'
import { useNoticeBoard } from './notices.tsx'
import { NAVIGATION, type Page, pageOf } from './pages.ts'
import { RegionMenu } from './region-menu.tsx'
import { goTo, useAddress } from './use-route.ts'

/** The console: bar, navigation, messages, and the page that the address names. */
export function Console(): ReactNode {
  const address = useAddress()
  const found = useMemo(() => pageOf(address), [address])
  const { board, provide } = useNoticeBoard()
  const [isNavigationOpen, setNavigationOpen] = useState(window.innerWidth > 900)
  const title = found?.page.title(found.params) ?? 'No such page'
  useEffect(() => {
    document.title = `${title} · Handloop`
  }, [title])
  return provide(
    <I18nProvider locale="en" messages={[messages]}>
      <Bar />
      <AppLayoutToolbar
        headerSelector="#bar"
        navigation={<Navigation address={address} />}
        navigationOpen={isNavigationOpen}
        onNavigationChange={({ detail }) => setNavigationOpen(detail.open)}
        notifications={
          <>
            <LineDown />
            {board}
          </>
        }
        breadcrumbs={<Breadcrumbs address={address} />}
        toolsHide
        content={<Opened key={address} found={found} />}
      />
    </I18nProvider>,
  )
}

/** Said while no news can come, so that nobody trusts what has got old. */
function LineDown(): ReactNode {
  const isDown = useIsDown()
  return (
    <LiveRegion>
      {isDown && (
        <Alert type="warning" header="The service cannot be reached">
          What is shown may be old. It is read again by itself as soon as the service is back.
        </Alert>
      )}
    </LiveRegion>
  )
}

function Bar(): ReactNode {
  return (
    <div id="bar" style={{ position: 'sticky', insetBlockStart: 0, zIndex: 1002 }}>
      <TopNavigation
        identity={{ href: `#${HOME}`, title: 'Handloop' }}
        utilities={[{ type: 'button', text: 'Sign out', onClick: () => void signOut() }]}
        search={<RegionMenu />}
      />
    </div>
  )
}

function Navigation({ address }: { address: string }): ReactNode {
  const active = NAVIGATION.find(({ href }) => `#${address}`.startsWith(href))?.href ?? ''
  return (
    <SideNavigation
      header={{ text: 'Human review', href: `#${HOME}` }}
      activeHref={active}
      items={NAVIGATION.map(item => ({ type: 'link' as const, ...item }))}
      onFollow={event => {
        if (event.detail.external) return
        event.preventDefault()
        goTo(event.detail.href)
      }}
    />
  )
}

const loaded = new Map<Page, ComponentType<{ params: Params }>>()

function Opened({ found }: { found: ReturnType<typeof pageOf> }): ReactNode {
  if (found === undefined) return <Box variant="h1">There is no such page.</Box>
  const { page, params } = found
  const Shown = loaded.get(page) ?? lazy(page.load)
  loaded.set(page, Shown)
  return (
    <Suspense fallback={<Spinner size="large" />}>
      <Shown params={params} />
    </Suspense>
  )
}

async function signOut(): Promise<void> {
  const { csrfToken } = await currentSession()
  await fetch(consoleUrl('sign-out'), { method: 'POST', headers: { 'x-csrf-token': csrfToken } })
  location.reload()
}
