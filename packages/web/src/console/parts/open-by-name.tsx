import Button from '@cloudscape-design/components/button'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { goTo } from '../use-route.ts'

/** Opens something by its whole name: lists have no search, and may be far too long for one. */
export function OpenByName({ label, hrefOf }: { label: string; hrefOf: (name: string) => string }): ReactNode {
  const [name, setName] = useState('')
  const open = () => {
    if (name.trim() !== '') goTo(hrefOf(name.trim()))
  }
  return (
    <search>
      <SpaceBetween direction="horizontal" size="xs">
        <Input
          type="search"
          ariaLabel={label}
          placeholder={label}
          value={name}
          onChange={({ detail }) => setName(detail.value)}
          onKeyDown={({ detail }) => detail.key === 'Enter' && open()}
        />
        <Button disabled={name.trim() === ''} onClick={open}>
          Open
        </Button>
      </SpaceBetween>
    </search>
  )
}
