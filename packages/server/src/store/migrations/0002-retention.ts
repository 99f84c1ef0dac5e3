/** What it takes to let data go in time, and to prove it. */
export const retention = `
-- 1: internal data is gone; what DescribeHumanLoop shows stays
alter table human_loop add column is_purged integer not null default 0;
-- keyed digest of the purged input, so that the same request can still be told from another one
alter table human_loop add column input_digest {bytes};
-- of a deleted flow definition: its row goes with the last of them
create index human_loop_tombstones on human_loop (flow_id) where status = 'Deleted';

alter table account add column closed_ms {int8};
create index account_closing on account (closed_ms) where closed_ms is not null;

-- A customer says that a result is bad; texts stay, everything else goes with the loop's data.
create table quality_report (
  id {id},
  account_id text not null,
  loop_id {int8} not null,
  loop_name text not null,
  worker_id text,
  reason text not null,
  text text not null,
  status text not null,
  reply text,
  created_ms {int8} not null,
  changed_ms {int8} not null
);
create index quality_report_listed on quality_report (account_id, id);
`
