/** What is due is asked for each sink by itself: a slow receiver must not keep objects from their bucket. */
export const deliveryLanes = `
create index outbox_of_sink on outbox (sink, due_ms, id);
drop index outbox_due;
`
