// The least that a service on an embedded database does before it is ready: open the database, and listen.
import { createServer } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import { tellAddress } from './floor-process.ts'

const db = new DatabaseSync(process.argv[2]!)
db.exec('pragma journal_mode = wal; create table if not exists opened (id integer primary key)')
tellAddress(createServer((_, response) => response.end()))
