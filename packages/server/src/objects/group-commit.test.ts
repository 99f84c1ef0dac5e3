import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { GroupCommit } from './group-commit.ts'

test('a change that fails undoes itself alone; its neighbours in the same commit stay', async () => {
  const database = new DatabaseSync(':memory:')
  database.exec('create table note (text text primary key) strict')
  const commits = new GroupCommit(database)
  const add = (text: string) => () => {
    database.prepare('insert into note values (?)').run(text)
    if (text === 'bad') throw new Error('refused')
    return text
  }
  const outcomes = await Promise.allSettled(['one', 'bad', 'two', 'one'].map(text => commits.run(add(text))))
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled', 'rejected'],
  )
  const rows = database.prepare('select text from note order by text').all()
  assert.deepEqual(
    rows.map(row => row.text),
    ['one', 'two'],
  )
  database.close()
})
