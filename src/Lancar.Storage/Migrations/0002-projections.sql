create table projections (
  name text not null primary key,
  format bigint not null,
  generation bigint not null
);
insert into projections (name, format, generation) values ('mother_records', 0, 0);
