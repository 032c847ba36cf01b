-- A number belongs to one account on one device: before, whoever saw a device's id could use up the numbers of somebody else on it.
-- The rows are copied because SQLite cannot drop a constraint; what was unique before is unique by more columns too.
create table events_renumbered (
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
  unique (author_id, device_id, device_sequence),
  unique (stream_id, stream_version)
);
insert into events_renumbered (
  sequence, id, device_id, device_sequence, stream_id, stream_version, mother_id, session_id, type, schema_version,
  occurred_at, recorded_at, corrects, payload, author_id, author_role, author_name, author_site)
select
  sequence, id, device_id, device_sequence, stream_id, stream_version, mother_id, session_id, type, schema_version,
  occurred_at, recorded_at, corrects, payload, author_id, author_role, author_name, author_site
from events order by sequence;
drop table events;
alter table events_renumbered rename to events;
create index events_of_mother on events (mother_id, sequence);
create unique index one_opening_per_session on events (session_id) where type = 'session.opened';
