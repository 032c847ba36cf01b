create table ended_sign_ins (
  id text not null primary key,
  ended_at text not null
);
