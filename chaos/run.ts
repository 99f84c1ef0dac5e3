// `npm run chaos -- --kills N --seed S [--database postgres]`: the service under full load, one node on the embedded
// database or two on one server, killed N times; then everything that was acknowledged is looked for. Ends with a table;
// exit code 1 when anything was lost, doubled or wrong.
import { parseArgs } from 'node:util'
import { FAULT_POINTS } from '../packages/server/src/fault-points.ts'
import { Chance } from './chance.ts'
import { check, isClean } from './check.ts'
import type { DatabaseKind } from './database.ts'
import { closeConnections } from './http.ts'
import { lookAround } from './look.ts'
import { again, planOf, type Round } from './plan.ts'
import { proveChecker } from './planted.ts'
import { newRecord, type RunRecord } from './record.ts'
import { finish, playRound } from './rounds.ts'
import { type Stage, setUp } from './stage.ts'
import { complaintsOf, tableOf } from './table.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({ options: { kills: text, seed: text, database: text } })
const database = databaseNamed(values.database ?? 'sqlite')
const kills = Math.max(FAULT_POINTS.length, Number(values.kills ?? 50))
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
const began = performance.now()
const seconds = (): number => Math.round((performance.now() - began) / 1000)
const say = (text: string): boolean => process.stderr.write(`${text}\n`)

function databaseNamed(name: string): DatabaseKind {
  if (name === 'sqlite' || name === 'postgres') return name
  throw new Error(`--database is sqlite or postgres, not ${name}`)
}

async function play(stage: Stage, round: Round, record: RunRecord): Promise<void> {
  const death = await playRound(stage, round, record)
  const { starts, answers } = stage.scene.journal
  const load = `${starts.size} loops, ${answers.length} submits`
  say(`${record.kills}/${kills} killed ${death} (${round.condition}); ${load}, ${seconds()} s`)
}

const isMissed = ({ mustHit, fault }: Round, { hits }: RunRecord): boolean =>
  mustHit === true && fault !== undefined && !hits.has(fault.point)

async function run(stage: Stage, chance: Chance): Promise<boolean> {
  const record = newRecord()
  for (const round of planOf(kills, chance, database)) {
    await play(stage, round, record)
    for (let i = 0; i < 5 && isMissed(round, record); i++) await play(stage, again(round), record)
  }
  say('everything comes to rest …')
  await finish(stage, record)
  const verdict = check(stage.scene.journal, await lookAround(stage, record.fileEvents))
  for (const complaint of complaintsOf(verdict, record.troubles)) say(complaint)
  const missed = FAULT_POINTS.filter(point => !record.hits.has(point))
  for (const point of missed) say(`the fault point ${point} was never hit`)
  process.stdout.write(`${tableOf(verdict, record)}\nseed: ${seed}; ${seconds()} s\n`)
  return isClean(verdict) && record.troubles.length === 0 && missed.length === 0
}

say(`seed ${seed}`)
const { planted } = proveChecker()
say(`the checker sees all of ${planted} planted losses, doubles and broken rules`)
const chance = new Chance(seed)
const stage = await setUp(chance, database)
const stopAll = () => Promise.all([stage.cluster.remove(), stage.objects.remove()])
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stopAll().then(() => process.exit(1)))
try {
  process.exitCode = (await run(stage, chance)) ? 0 : 1
} finally {
  stage.gate.over()
  await stopAll()
  stage.receiver.close()
  closeConnections()
}
