import type { FastifyInstance } from 'fastify'
import type { Services } from '../services.ts'
import { type Organization, organization, setOrganization } from '../store/organization.ts'
import * as shape from './api-shapes.ts'

/** For whom workers work: one for the whole installation, since its portal is one page. Source: spec 10. */
export function organizationRoutes(app: FastifyInstance, { store }: Services): void {
  app.get('/organization', () => store.read(organization))
  app.post<{ Body: Organization }>('/organization', { schema: shape.ORGANIZATION_SCHEMA }, async ({ body }) => {
    const { name, contactEmail } = body
    await store.write(() => setOrganization({ name: name.trim(), contactEmail }))
    return {}
  })
}
