create table if not exists person (
  id text not null constraint person_pk primary key,
  name text not null,
  mobile text constraint person_mobile_uq unique,
  user_name text collate nocase constraint person_user_name_uq unique,
  password_hash text,
  failed_attempts integer not null default 0,
  locked_until text,
  title text
) strict;
create table if not exists first_administrator (
  id integer not null constraint first_administrator_pk primary key constraint first_administrator_one_ck check (id = 1),
  code_hash text not null,
  used_at text
) strict;
