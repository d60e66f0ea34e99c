create table secret (
  name text not null constraint pk_secret primary key,
  sealed blob not null
) strict;

create table key_page (
  page integer not null constraint pk_key_page primary key,
  sealed blob not null
) strict;

create table checkpoint (
  id integer not null constraint pk_checkpoint primary key constraint ck_checkpoint_one check (id = 1),
  batch integer not null,
  hash blob not null constraint ck_checkpoint_hash check (length(hash) = 32)
) strict;
