// dynalite, the DynamoDB stand-in on LevelDB, on a folder of its own: what a put of the same document costs there.
import dynalite from 'dynalite'
import { tellAddress } from './floor-process.ts'

tellAddress(dynalite({ path: process.argv[2]!, createTableMs: 0 }))
