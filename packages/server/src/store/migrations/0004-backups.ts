/** Backups whose keys this installation takes care of: each key goes when the data that it opens must be gone. */
export const backups = `
create table backup (
  id text primary key,
  -- the file with its keys, as an absolute path
  keys_path text not null,
  created_ms {int8} not null
);
`
