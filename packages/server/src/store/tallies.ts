import { all, first, run, sql, type Unit } from './sql.ts'

/** Open loops (InProgress or Stopping) of a flow definition. */
export type FlowTally = { flow_id: number; account_id: string; region: string; name: string; open_count: number }

/** Notes that so many more loops of a flow definition are open; fewer, when negative. */
export function* tally(flowId: number, change: 1 | -1): Unit<void> {
  yield* run(sql`
    insert into flow_tally (flow_id, shard, open_count) values (${flowId}, {ownShard}, ${change})
    on conflict (flow_id, shard) do update set open_count = flow_tally.open_count + excluded.open_count`)
}

/** Of every flow definition that is not deleted. Costs what there are of flow definitions, not of loops. */
export function* flowTallies(): Unit<FlowTally[]> {
  return yield* all(sql<FlowTally>`
    select f.id as flow_id, f.account_id, f.region, f.name, coalesce(sum(t.open_count), 0) as open_count
      from flow_definition f left join flow_tally t on t.flow_id = f.id
     where f.status <> 'Deleted'
     group by f.id, f.account_id, f.region, f.name order by f.id`)
}

export function* openLoopsOfAccount(accountId: string): Unit<number> {
  const row = yield* first(sql<{ open_count: number }>`
    select coalesce(sum(t.open_count), 0) as open_count
      from flow_definition f join flow_tally t on t.flow_id = f.id
     where f.account_id = ${accountId}`)
  return row!.open_count
}
