/** What was reported of one loop, also when its data goes; and what receivers have refused, behind whatever waits. */
export const reportsAndRefusals = `
create index quality_report_of_loop on quality_report (loop_id, id);
create index outbox_refused on outbox (id) where attempts > 0;
`
