create table if not exists way_address (
  way text not null constraint way_address_pk primary key,
  person text not null,
  kind text not null,
  address text not null
) strict;
