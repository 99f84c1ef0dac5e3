import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

type Props = {
  title: string
  variant: 'h1' | 'h2'
  counter?: string
  description?: string
  reread: () => void
  children?: ReactNode
}

/** The head of a list: its name, Refresh, and what can be done. */
export const ListHeader = ({ title, reread, children, counter = '', ...more }: Props): ReactNode => (
  <Header
    {...more}
    counter={counter}
    actions={
      <SpaceBetween direction="horizontal" size="xs">
        <Button iconName="refresh" ariaLabel={`Refresh ${title}`} onClick={reread} />
        {children}
      </SpaceBetween>
    }
  >
    {title}
  </Header>
)
