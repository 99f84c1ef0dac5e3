import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { hrefOf } from '../addresses.ts'
import { operation } from '../api.ts'
import { PagedTable } from '../parts/paged-table.tsx'
import { Time } from '../parts/time.tsx'
import { usePages } from '../use-pages.ts'
import { DeleteTemplate } from './delete-template.tsx'
import { CREATE_TEMPLATE, TEMPLATE } from './routes.ts'

type Summary = { HumanTaskUiName: string; HumanTaskUiArn: string; CreationTime: number }

async function templatesBehind(token: string | undefined) {
  const input = { MaxResults: 50, ...(token && { NextToken: token }) }
  const answer = await operation<{ HumanTaskUiSummaries: Summary[]; NextToken?: string }>('ListHumanTaskUis', input)
  return { items: answer.HumanTaskUiSummaries, nextToken: answer.NextToken }
}

/** All worker task templates of the region, newest first. */
export default function TemplatesPage(): ReactNode {
  const pages = usePages('templates', templatesBehind)
  const [chosen, setChosen] = useState<string>()
  const [isDeleting, setDeleting] = useState(false)
  // What is selected is what can still be seen.
  const selected = (pages.value?.items ?? []).filter(one => one.HumanTaskUiName === chosen)
  return (
    <>
      <PagedTable
        pages={pages}
        variant="full-page"
        stickyHeader
        header={
          <Header variant="h1" actions={<Acts canDelete={selected.length > 0} onDelete={() => setDeleting(true)} />}>
            Worker task templates
          </Header>
        }
        empty="No worker task template has been made in this region yet."
        trackBy="HumanTaskUiName"
        selectionType="single"
        selectedItems={selected}
        onSelectionChange={({ detail }) => setChosen(detail.selectedItems[0]?.HumanTaskUiName)}
        ariaLabels={{
          selectionGroupLabel: 'Template to act on',
          itemSelectionLabel: (_, one) => `Select ${one.HumanTaskUiName}`,
          tableLabel: 'Worker task templates',
        }}
        columnDefinitions={[
          { id: 'name', header: 'Name', isRowHeader: true, cell: one => <TemplateLink name={one.HumanTaskUiName} /> },
          { id: 'created', header: 'Creation time', cell: one => <Time value={one.CreationTime} /> },
          { id: 'arn', header: 'ARN', cell: one => one.HumanTaskUiArn },
        ]}
      />
      {isDeleting && chosen !== undefined && (
        <DeleteTemplate name={chosen} onDeleted={pages.reread} onDismiss={() => setDeleting(false)} />
      )}
    </>
  )
}

function Acts({ canDelete, onDelete }: { canDelete: boolean; onDelete: () => void }): ReactNode {
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button disabled={!canDelete} onClick={onDelete}>
        Delete
      </Button>
      <Button variant="primary" href={hrefOf(CREATE_TEMPLATE)}>
        Create template
      </Button>
    </SpaceBetween>
  )
}

const TemplateLink = ({ name }: { name: string }): ReactNode => <Link href={hrefOf(TEMPLATE, { name })}>{name}</Link>
