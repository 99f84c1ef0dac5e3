/** `{id}`, `{int8}` and `{bytes}` are spelled by each database in its own way: differences.ts. Times are UTC ms. */
export const foundation = `
-- Keys, the issuer of the built-in directory, the offset of the service clock.
create table installation (
  name text primary key,
  value {bytes} not null
);

create table account (
  id text primary key,
  is_closed integer not null default 0,
  created_ms {int8} not null
);

create table access_key (
  id text primary key,
  account_id text not null references account (id),
  secret text not null,
  created_ms {int8} not null
);

-- Regions that an account has used: each got its default workforce and team, once.
create table used_region (
  account_id text not null references account (id),
  region text not null,
  primary key (account_id, region)
);

create table workforce (
  id {id},
  account_id text not null references account (id),
  region text not null,
  name text not null,
  -- JSON: CognitoConfig or OidcConfig, SourceIpConfig, WorkforceVpcConfig, IpAddressType
  config text not null,
  created_ms {int8} not null,
  updated_ms {int8} not null,
  -- one private workforce for each account and region
  unique (account_id, region)
);

create table workteam (
  id {id},
  account_id text not null references account (id),
  region text not null,
  name text not null,
  workforce_id {int8} not null references workforce (id),
  -- JSON: MemberDefinitions, Description, NotificationConfiguration, WorkerAccessConfiguration
  config text not null,
  created_ms {int8} not null,
  updated_ms {int8} not null,
  unique (account_id, region, name)
);

create table worker (
  id {id},
  account_id text not null references account (id),
  issuer text not null,
  sub text not null,
  name text not null,
  email text,
  is_disabled integer not null default 0,
  created_ms {int8} not null,
  unique (account_id, issuer, sub),
  unique (account_id, issuer, name)
);

create table worker_group (
  worker_id {int8} not null references worker (id),
  name text not null,
  primary key (worker_id, name)
);

-- Template texts by content: a loop keeps the text of the moment it started.
create table template_content (
  sha256 text primary key,
  content text not null
);

create table human_task_ui (
  id {id},
  account_id text not null references account (id),
  region text not null,
  name text not null,
  content_sha256 text not null references template_content (sha256),
  created_ms {int8} not null,
  unique (account_id, region, name)
);

create table flow_definition (
  id {id},
  account_id text not null references account (id),
  region text not null,
  name text not null,
  status text not null,
  created_ms {int8} not null,
  workteam_id {int8} not null,
  task_ui_name text not null,
  task_count integer not null,
  time_limit_seconds integer not null,
  lifetime_seconds integer not null,
  output_bucket text not null,
  output_prefix text not null,
  request_source text,
  -- JSON: the request as it came, for Describe and for the task list
  request text not null
);
-- A deleted flow definition's row stays until nothing of its loops is left; it does not reserve the name.
create unique index flow_definition_named on flow_definition (account_id, region, name) where status <> 'Deleted';
create index flow_definition_listed on flow_definition (account_id, region, created_ms, id) where status <> 'Deleted';
create index flow_definition_of_workteam on flow_definition (workteam_id);
create index flow_definition_leaving on flow_definition (id) where status = 'Deleting';

-- The hot row: small, because every accept and submit rewrites it.
create table human_loop (
  id {id},
  account_id text not null,
  region text not null,
  name text not null,
  flow_id {int8} not null,
  status text not null,
  revision integer not null,
  task_count integer not null,
  answer_count integer not null,
  at_work_count integer not null,
  last_epoch integer not null,
  is_lifetime_over integer not null,
  is_to_be_removed integer not null,
  output_state text not null,
  output_key text not null,
  failure_code text,
  failure_reason text,
  template_sha256 text not null,
  created_ms {int8} not null,
  open_until_ms {int8} not null,
  changed_ms {int8} not null,
  ended_ms {int8},
  -- the work team whose members may take a task now; null while nobody may
  offered_to {int8},
  -- when time alone will change something; null when it will not
  due_ms {int8}
);
-- A deleted loop's tombstone does not reserve its name.
create unique index human_loop_named on human_loop (account_id, region, name) where status <> 'Deleted';
-- A loop that takes over a deleted one's name must not take over its output address.
create index human_loop_namesakes on human_loop (account_id, region, name) where status = 'Deleted';
create index human_loop_listed on human_loop (flow_id, created_ms, id) where status <> 'Deleted';
create index human_loop_offered on human_loop (offered_to, id) where offered_to is not null;
create index human_loop_due on human_loop (due_ms) where due_ms is not null;

create table human_loop_input (
  loop_id {int8} primary key,
  content text not null,
  -- JSON list of ContentClassifiers, or null when DataAttributes was not given
  classifiers text
);

create table assignment (
  loop_id {int8} not null,
  worker_id {int8} not null,
  state text not null,
  lease_epoch integer not null,
  accepted_ms {int8} not null,
  deadline_ms {int8} not null,
  seen_ms {int8} not null,
  left_ms {int8},
  paused_ms_since {int8},
  paused_ms {int8} not null,
  submitted_ms {int8},
  primary key (loop_id, worker_id)
);
create index assignment_held on assignment (worker_id, loop_id) where state = 'inWork';

create table answer (
  loop_id {int8} not null,
  worker_id {int8} not null,
  content text not null,
  primary key (loop_id, worker_id)
);

create table draft (
  loop_id {int8} not null,
  worker_id {int8} not null,
  content text not null,
  saved_ms {int8} not null,
  primary key (loop_id, worker_id)
);

-- What must leave the house: written with the change that caused it, gone when it has arrived.
create table outbox (
  id {id},
  loop_id {int8} not null,
  kind text not null,
  -- the sink of an event; 'bucket' for an output object
  sink text not null,
  event_id text,
  payload text,
  created_ms {int8} not null,
  due_ms {int8} not null,
  attempts integer not null default 0,
  last_error text
);
create index outbox_due on outbox (due_ms, id);
create index outbox_in_order on outbox (loop_id, sink, id);

create table sign_in_link (
  token_hash {bytes} primary key,
  -- null: a link to the console
  worker_id {int8},
  expires_ms {int8} not null
);

create table worker_token (
  token_hash {bytes} primary key,
  worker_id {int8} not null references worker (id),
  created_ms {int8} not null
);

-- Sessions live on the real clock: moving the service clock signs nobody out.
create table session (
  id_hash {bytes} primary key,
  worker_id {int8},
  expires_ms {int8} not null
);

create table tag (
  resource_arn text not null,
  key text not null,
  value text not null,
  primary key (resource_arn, key)
);
`
