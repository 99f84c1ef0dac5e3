CREATE TABLE access_key (
  id text primary key,
  account_id text not null references account (id),
  secret text not null,
  created_ms integer not null
);

CREATE TABLE account (
  id text primary key,
  is_closed integer not null default 0,
  created_ms integer not null
, closed_ms integer);

CREATE INDEX account_closing on account (closed_ms) where closed_ms is not null;

CREATE TABLE answer (
  loop_id integer not null,
  worker_id integer not null,
  content text not null,
  primary key (loop_id, worker_id)
);

CREATE TABLE assignment (
  loop_id integer not null,
  worker_id integer not null,
  state text not null,
  lease_epoch integer not null,
  accepted_ms integer not null,
  deadline_ms integer not null,
  seen_ms integer not null,
  left_ms integer,
  paused_ms_since integer,
  paused_ms integer not null,
  submitted_ms integer,
  primary key (loop_id, worker_id)
);

CREATE INDEX assignment_answered on assignment (worker_id, submitted_ms) where submitted_ms is not null;

CREATE INDEX assignment_held on assignment (worker_id, loop_id) where state = 'inWork';

CREATE TABLE backup (
  id text primary key,
  -- the file with its keys, as an absolute path
  keys_path text not null,
  created_ms integer not null
);

CREATE TABLE delivery (
  id integer primary key autoincrement,
  loop_id integer not null,
  sink text not null,
  event_id text,
  payload text,
  attempts integer not null,
  -- what the last attempt but one was refused with, and what the receiver said when it took it
  last_error text,
  response text,
  delivered_ms integer not null
);

CREATE INDEX delivery_of_loop on delivery (loop_id, id);

CREATE TABLE draft (
  loop_id integer not null,
  worker_id integer not null,
  content text not null,
  saved_ms integer not null,
  primary key (loop_id, worker_id)
);

CREATE TABLE flow_definition (
  id integer primary key autoincrement,
  account_id text not null references account (id),
  region text not null,
  name text not null,
  status text not null,
  created_ms integer not null,
  workteam_id integer not null,
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

CREATE INDEX flow_definition_leaving on flow_definition (id) where status = 'Deleting';

CREATE INDEX flow_definition_listed on flow_definition (account_id, region, created_ms, id) where status <> 'Deleted';

CREATE UNIQUE INDEX flow_definition_named on flow_definition (account_id, region, name) where status <> 'Deleted';

CREATE INDEX flow_definition_of_workteam on flow_definition (workteam_id);

CREATE TABLE flow_hour (
  flow_id integer not null,
  hour_ms integer not null,
  started integer not null,
  completed integer not null,
  stopped integer not null,
  failed integer not null,
  answers integer not null,
  -- from accepting to submitting, of all these answers together
  answer_ms integer not null,
  declined integer not null,
  expired integer not null,
  primary key (flow_id, hour_ms)
);

CREATE INDEX flow_hour_by_hour on flow_hour (hour_ms);

CREATE TABLE flow_tally (
  flow_id integer not null,
  -- each writer counts in a row of its own, so that nodes do not wait for each other; the sum is the number
  shard integer not null,
  open_count integer not null,
  primary key (flow_id, shard)
);

CREATE TABLE human_loop (
  id integer primary key autoincrement,
  account_id text not null,
  region text not null,
  name text not null,
  flow_id integer not null,
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
  created_ms integer not null,
  open_until_ms integer not null,
  changed_ms integer not null,
  ended_ms integer,
  -- the work team whose members may take a task now; null while nobody may
  offered_to integer,
  -- when time alone will change something; null when it will not
  due_ms integer
, is_purged integer not null default 0, input_digest blob);

CREATE INDEX human_loop_due on human_loop (due_ms) where due_ms is not null;

CREATE TABLE human_loop_input (
  loop_id integer primary key,
  content text not null,
  -- JSON list of ContentClassifiers, or null when DataAttributes was not given
  classifiers text
);

CREATE INDEX human_loop_listed on human_loop (flow_id, created_ms, id) where status <> 'Deleted';

CREATE UNIQUE INDEX human_loop_named on human_loop (name, account_id, region) where status <> 'Deleted';

CREATE INDEX human_loop_namesakes on human_loop (name, account_id, region) where status = 'Deleted';

CREATE INDEX human_loop_offered on human_loop (offered_to, id) where offered_to is not null;

CREATE INDEX human_loop_offered_of_flow on human_loop (flow_id, id) where offered_to is not null;

CREATE INDEX human_loop_tombstones on human_loop (flow_id) where status = 'Deleted';

CREATE TABLE human_task_ui (
  id integer primary key autoincrement,
  account_id text not null references account (id),
  region text not null,
  name text not null,
  content_sha256 text not null references template_content (sha256),
  created_ms integer not null,
  unique (account_id, region, name)
);

CREATE TABLE installation (
  name text primary key,
  value blob not null
);

CREATE TABLE loop_history (
  id integer primary key autoincrement,
  loop_id integer not null,
  flow_id integer not null,
  at_ms integer not null,
  -- what became of a worker's task, or the status that the loop has now
  kind text not null,
  worker_id integer
, note text);

CREATE INDEX loop_history_of_loop on loop_history (loop_id, id);

CREATE TABLE migration (number integer primary key, name text not null);

CREATE TABLE outbox (
  id integer primary key autoincrement,
  loop_id integer not null,
  kind text not null,
  -- the sink of an event; 'bucket' for an output object
  sink text not null,
  event_id text,
  payload text,
  created_ms integer not null,
  due_ms integer not null,
  attempts integer not null default 0,
  last_error text
);

CREATE INDEX outbox_in_order on outbox (loop_id, sink, id);

CREATE INDEX outbox_of_sink on outbox (sink, due_ms, id);

CREATE INDEX outbox_refused on outbox (id) where attempts > 0;

CREATE TABLE quality_report (
  id integer primary key autoincrement,
  account_id text not null,
  loop_id integer not null,
  loop_name text not null,
  worker_id text,
  reason text not null,
  text text not null,
  status text not null,
  reply text,
  created_ms integer not null,
  changed_ms integer not null
);

CREATE INDEX quality_report_listed on quality_report (account_id, id);

CREATE INDEX quality_report_of_loop on quality_report (loop_id, id);

CREATE TABLE session (
  id_hash blob primary key,
  worker_id integer,
  expires_ms integer not null
);

CREATE TABLE sign_in_link (
  token_hash blob primary key,
  -- null: a link to the console
  worker_id integer,
  expires_ms integer not null
);

CREATE TABLE tag (
  resource_arn text not null,
  key text not null,
  value text not null,
  primary key (resource_arn, key)
);

CREATE TABLE template_content (
  sha256 text primary key,
  content text not null
, unused_ms integer);

CREATE TABLE used_region (
  account_id text not null references account (id),
  region text not null,
  primary key (account_id, region)
);

CREATE TABLE worker (
  id integer primary key autoincrement,
  account_id text not null references account (id),
  issuer text not null,
  sub text not null,
  name text not null,
  email text,
  is_disabled integer not null default 0,
  created_ms integer not null, is_deleted integer not null default 0,
  unique (account_id, issuer, sub),
  unique (account_id, issuer, name)
);

CREATE TABLE worker_group (
  worker_id integer not null references worker (id),
  name text not null,
  primary key (worker_id, name)
);

CREATE TABLE worker_hour (
  worker_id integer not null,
  hour_ms integer not null,
  answers integer not null,
  answer_ms integer not null,
  declined integer not null,
  expired integer not null,
  primary key (worker_id, hour_ms)
);

CREATE INDEX worker_hour_by_hour on worker_hour (hour_ms);

CREATE TABLE worker_token (
  token_hash blob primary key,
  worker_id integer not null references worker (id),
  created_ms integer not null
);

CREATE TABLE workforce (
  id integer primary key autoincrement,
  account_id text not null references account (id),
  region text not null,
  name text not null,
  -- JSON: CognitoConfig or OidcConfig, SourceIpConfig, WorkforceVpcConfig, IpAddressType
  config text not null,
  created_ms integer not null,
  updated_ms integer not null,
  -- one private workforce for each account and region
  unique (account_id, region)
);

CREATE TABLE workteam (
  id integer primary key autoincrement,
  account_id text not null references account (id),
  region text not null,
  name text not null,
  workforce_id integer not null references workforce (id),
  -- JSON: MemberDefinitions, Description, NotificationConfiguration, WorkerAccessConfiguration
  config text not null,
  created_ms integer not null,
  updated_ms integer not null,
  unique (account_id, region, name)
);
