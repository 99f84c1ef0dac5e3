import { migrations } from '../store/migrations/index.ts'
import { ok, problem, type Result, warning } from './finding.ts'

/** @param isWell  what else was found */
export function schemaOf(number: number, isWell: string): Result {
  if (number > migrations.length)
    return problem(
      `the database is at schema ${number}, this version knows ${migrations.length}`,
      'use a newer Handloop',
    )
  if (number < migrations.length)
    return warning(
      `the database is at schema ${number}, this version brings it to ${migrations.length}`,
      'make a backup with the version that made it, then start the service',
    )
  return ok(`schema ${number}, ${isWell}`)
}
