/** What happened to a loop and who did it, what was delivered, and both summed up by the hour. */
export const history = `
create table loop_history (
  id {id},
  loop_id {int8} not null,
  flow_id {int8} not null,
  at_ms {int8} not null,
  -- what became of a worker's task, or the status that the loop has now
  kind text not null,
  worker_id {int8}
);
create index loop_history_of_loop on loop_history (loop_id, id);

-- Events that sinks have taken; those that still wait are in the outbox.
create table delivery (
  id {id},
  loop_id {int8} not null,
  sink text not null,
  event_id text,
  payload text,
  attempts integer not null,
  -- what the last attempt but one was refused with, and what the receiver said when it took it
  last_error text,
  response text,
  delivered_ms {int8} not null
);
create index delivery_of_loop on delivery (loop_id, id);

-- What is kept of loops still names them by number; nothing else of a deleted worker is left.
alter table worker add column is_deleted integer not null default 0;

create table flow_hour (
  flow_id {int8} not null,
  hour_ms {int8} not null,
  started integer not null,
  completed integer not null,
  stopped integer not null,
  failed integer not null,
  answers integer not null,
  -- from accepting to submitting, of all these answers together
  answer_ms {int8} not null,
  declined integer not null,
  expired integer not null,
  primary key (flow_id, hour_ms)
);

create table worker_hour (
  worker_id {int8} not null,
  hour_ms {int8} not null,
  answers integer not null,
  answer_ms {int8} not null,
  declined integer not null,
  expired integer not null,
  primary key (worker_id, hour_ms)
);
create index worker_hour_by_hour on worker_hour (hour_ms);
create index flow_hour_by_hour on flow_hour (hour_ms);
`
