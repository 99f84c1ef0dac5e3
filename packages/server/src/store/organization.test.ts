import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Organization, organization, setOrganization } from './organization.ts'
import { DATABASES, forget, openAt } from './testing/databases.ts'

for (const { name, fresh } of DATABASES)
  test(`${name}: for whom workers work is nobody until it is said, then the last that was said, to whoever opens it`, async () => {
    const where = await fresh()
    const said = async (): Promise<Organization> => {
      const db = await openAt(where)
      const found = await db.read(organization)
      await db.close()
      return found
    }
    assert.deepEqual(await said(), { name: '', contactEmail: '' })
    const db = await openAt(where)
    for (const one of ['First', 'Zweite Straße <b>'])
      await db.write(() => setOrganization({ name: one, contactEmail: 'a@b.example' }))
    await db.close()
    assert.deepEqual(await said(), { name: 'Zweite Straße <b>', contactEmail: 'a@b.example' })
    forget(where)
  })
