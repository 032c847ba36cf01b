create table events (
  sequence bigint not null primary key,
  id text not null unique,
  device_id text not null,
  device_sequence bigint not null,
  stream_id text not null,
  stream_version bigint not null,
  mother_id text not null,
  session_id text null,
  type text not null,
  schema_version bigint not null,
  occurred_at text not null,
  recorded_at text not null,
  corrects text null,
  payload text not null,
  author_id text not null,
  author_role text not null,
  author_name text not null,
  author_site text not null,
  unique (device_id, device_sequence),
  unique (stream_id, stream_version)
);
create index events_of_mother on events (mother_id, sequence);
create unique index one_opening_per_session on events (session_id) where type = 'session.opened';

create table mother_records (
  mother_id text not null primary key,
  site_id text not null,
  study_code text not null,
  version bigint not null,
  record text not null,
  unique (site_id, study_code)
);

create table accounts (
  id text not null primary key,
  user_name text not null,
  normalized_user_name text not null unique,
  display_name text not null,
  role text not null,
  site_id text not null,
  mother_id text null,
  password_hash text null,
  security_stamp text not null,
  lockout_enabled bigint not null,
  lockout_end text null,
  access_failed_count bigint not null,
  version bigint not null
);

create table audit (
  sequence bigint not null primary key,
  at text not null,
  who text not null,
  role text not null,
  action text not null,
  subject text not null,
  previous_hash text not null,
  hash text not null
);

create table studies (
  id text not null primary key,
  title text not null,
  definition text not null,
  created_at text not null
);
