/** What a worker said to a task they declined; their own day; and the list of a single flow definition's tasks. */
export const portal = `
alter table loop_history add column note text;
create index assignment_answered on assignment (worker_id, submitted_ms) where submitted_ms is not null;
create index human_loop_offered_of_flow on human_loop (flow_id, id) where offered_to is not null;
`
