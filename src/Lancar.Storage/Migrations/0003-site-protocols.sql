create table site_protocols (
  site_id text not null,
  protocol_id text not null,
  version bigint not null,
  content text not null,
  published_at text not null,
  primary key (site_id, protocol_id, version)
);

create table site_protocol_marks (
  site_id text not null,
  protocol_id text not null,
  version bigint not null,
  kind text not null,
  at text not null,
  approver text null,
  approved_on text null,
  primary key (site_id, protocol_id, version, kind),
  foreign key (site_id, protocol_id, version) references site_protocols (site_id, protocol_id, version)
);
