/** How many loops are open, kept as they come and go: metrics and quotas must never count them. */
export const tallies = `
create table flow_tally (
  flow_id {int8} not null,
  -- each writer counts in a row of its own, so that nodes do not wait for each other; the sum is the number
  shard integer not null,
  open_count {int8} not null,
  primary key (flow_id, shard)
);
insert into flow_tally (flow_id, shard, open_count)
select flow_id, 0, count(*) from human_loop where status in ('InProgress', 'Stopping') group by flow_id;
`
