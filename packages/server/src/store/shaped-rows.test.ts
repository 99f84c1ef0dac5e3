import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { rowsOf } from './shaped-rows.ts'
import type { SqlValue } from './sql.ts'

function aDatabase() {
  const db = new DatabaseSync(':memory:')
  db.exec(`
    create table note (id integer primary key, text text, bytes blob, weight real);
    create table author (name text, id integer);
    insert into note values (1, 'größer', x'00ff', 1.5), (2, null, null, null);
    insert into author values ('Ann', 7)`)
  const asking = (text: string) => {
    const rows = rowsOf(text, db.prepare(text))
    return (...values: SqlValue[]) => rows(values)
  }
  return { db, asking }
}

/** Whatever they were made from. */
const plain = (rows: object[]) => rows.map(row => ({ ...row }))

for (const [what, text] of [
  ['their columns', 'select id, text, bytes, weight as heft from note where id <= ? order by id desc'],
  ['everything there is', 'select *, weight as heft from note where id <= ? order by id desc'],
  ['everything of a table', 'select n.id, n.weight as heft, n.* from note n where id <= ? order by id desc'],
  [
    'two of the same name',
    'select a.id, n.*, n.weight as heft from note n, author a where n.id <= ? order by n.id desc',
  ],
])
  test(`rows of a select of ${what} are what Node.js would make of them`, () => {
    const { db, asking } = aDatabase()
    const ask = asking(text!)
    for (const most of [0, 1, 2, 1]) {
      const rows = ask(most)
      assert.equal(rows.length, most)
      assert.deepEqual(plain(rows), plain(db.prepare(text!).all(most)))
    }
  })

test('a row that was given is not that of the next call', () => {
  const { asking } = aDatabase()
  const ask = asking('select id, text from note where id = ?')
  const first = ask(1)
  const second = ask(2)
  assert.deepEqual(plain([...first, ...second]), [
    { id: 1, text: 'größer' },
    { id: 2, text: null },
  ])
})

test('a statement that is kept sees columns that have come meanwhile', () => {
  const { db, asking } = aDatabase()
  const ask = asking('select a.*, count(*) as notes from author a, note n')
  assert.deepEqual(plain(ask()), [{ name: 'Ann', id: 7, notes: 2 }])
  db.exec(`alter table author add column city text default 'Bonn'`)
  assert.deepEqual(plain(ask()), [{ name: 'Ann', id: 7, city: 'Bonn', notes: 2 }])
})

test('so does one that counts rows, and one that returns nothing', () => {
  const { db, asking } = aDatabase()
  assert.deepEqual(asking('select count(*) as notes from note')(), [{ notes: 2 }])
  assert.deepEqual(asking('delete from note')(), [])
  assert.equal(db.prepare('select count(*) as notes from note').get()!.notes, 0)
})
