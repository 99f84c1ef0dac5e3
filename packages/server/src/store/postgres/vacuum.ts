import type pg from 'pg'

/** Tables of which rows go for good. */
const PURGED = [
  'human_loop',
  'human_loop_input',
  'answer',
  'draft',
  'assignment',
  'outbox',
  'quality_report',
  'template_content',
]

/** Clears dead rows away: takes as long as it takes, and gives way to a node that is at it already. */
export async function vacuum(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query("set statement_timeout = 0; set lock_timeout = '1s'")
    await client.query(`vacuum (index_cleanup on) ${PURGED.join(', ')}`)
  } catch {
    // The server's own vacuum is what remains.
  } finally {
    client.release(true)
  }
}
