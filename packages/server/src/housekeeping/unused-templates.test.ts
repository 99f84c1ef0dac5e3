import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Clock } from '../clock.ts'
import { insertAccount } from '../store/accounts.ts'
import { deleteTaskUi, insertTaskUi, taskUiByName, templateContent } from '../store/human-task-uis.ts'
import { run, sql } from '../store/sql.ts'
import { Store } from '../store/store.ts'
import { DATABASES, forget, openAt, type Where } from '../store/testing/databases.ts'
import { UnusedTemplates } from './unused-templates.ts'

const OWNER = { accountId: '000000000000', region: 'us-east-1' }
const HOUR = 3_600_000

for (const { name, fresh } of DATABASES)
  describe(name, () => {
    let where: Where
    let ms = Date.parse('2031-04-05T12:00:00Z')
    let store: Store
    let close: () => Promise<void>
    let templates: UnusedTemplates
    const clock: Clock = { now: () => new Date(ms), realNow: () => new Date(ms), jumpMs: () => 0 }
    before(async () => {
      where = await fresh()
      const db = await openAt(where)
      close = () => db.close()
      store = new Store(db, clock, { sinks: [], sendsTaskEvents: false })
      templates = new UnusedTemplates({ store, clock })
      await store.write(moment => insertAccount(OWNER.accountId, moment.at))
    })
    after(async () => {
      await close()
      forget(where)
    })

    const create = (ui: string, sha256: string) =>
      store.write(({ at }) => insertTaskUi(OWNER, { name: ui, content: `text of ${sha256}`, sha256, at }))
    const remove = (ui: string) =>
      store.write(function* () {
        yield* deleteTaskUi((yield* taskUiByName(OWNER, ui))!.id)
      })
    const isThere = async (sha256: string) => (await store.read(() => templateContent(sha256))) !== undefined
    const startLoop = (loop: string, sha256: string) =>
      store.write(function* () {
        yield* run(sql`
          insert into human_loop (account_id, region, name, flow_id, status, revision, task_count, answer_count,
                                  at_work_count, last_epoch, is_lifetime_over, is_to_be_removed, output_state, output_key,
                                  template_sha256, created_ms, open_until_ms, changed_ms)
          values (${OWNER.accountId}, ${OWNER.region}, ${loop}, 1, 'InProgress', 1, 1, 0, 0, 0, 0, 0, 'none', 'k',
                  ${sha256}, 1, 1, 1)`)
      })
    /** As the service does when an hour begins. */
    const sweep = async (): Promise<void> => {
      ms += HOUR
      await templates.sweep()
    }
    const sweepOften = async (hours: number): Promise<void> => {
      for (let i = 0; i < hours; i++) await sweep()
    }

    test('a text that no template has goes an hour or two later; one that another template has stays', async () => {
      await create('one', 'alone')
      await create('two', 'shared')
      await create('three', 'shared')
      await sweepOften(30)
      await remove('one')
      await remove('two')
      await sweep()
      assert.ok(await isThere('alone'), 'a loop may just be starting with it')
      await sweep()
      assert.deepEqual([await isThere('alone'), await isThere('shared')], [false, true])
    })

    test('a loop keeps its text, among thousands of others, until it is gone', async () => {
      await create('four', 'needed')
      await store.write(function* () {
        yield* run(sql`
          insert into human_loop (account_id, region, name, flow_id, status, revision, task_count, answer_count,
                                  at_work_count, last_epoch, is_lifetime_over, is_to_be_removed, output_state, output_key,
                                  template_sha256, created_ms, open_until_ms, changed_ms)
          with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 2500)
          select ${OWNER.accountId}, ${OWNER.region}, 'filler-' || n, 1, 'InProgress', 1, 1, 0, 0, 0, 0, 0, 'none', 'k',
                 'shared', 1, 1, 1 from numbers`)
      })
      await startLoop('a-loop', 'needed')
      await remove('four')
      await sweepOften(30)
      assert.ok(await isThere('needed'))
      await store.write(() => run(sql`delete from human_loop where name = 'a-loop'`))
      await sweepOften(30)
      assert.deepEqual([await isThere('needed'), await isThere('shared')], [false, true])
    })

    test('a text that comes into use again begins anew', async () => {
      await create('five', 'again')
      await remove('five')
      await sweepOften(1)
      await create('five', 'again')
      await remove('five')
      templates.hurry()
      await sweep()
      assert.ok(await isThere('again'), 'the template was there a moment ago')
      await sweep()
      assert.ok(!(await isThere('again')))
    })

    test('a template that is created while the text goes has it all the same', async () => {
      await create('six', 'both')
      await remove('six')
      await sweep()
      templates.hurry()
      ms += HOUR
      await Promise.all([templates.sweep(), create('seven', 'both')])
      assert.ok(await isThere('both'))
      templates.hurry()
      await sweepOften(2)
      assert.ok(await isThere('both'))
    })
  })
