create table store (
  id integer not null constraint pk_store primary key constraint ck_store_one check (id = 1),
  origin blob not null constraint ck_store_origin check (length(origin) = 16),
  epoch blob not null constraint ck_store_epoch check (length(epoch) = 16),
  written_by text not null
) strict;

create table entry (
  sequence integer not null constraint pk_entry primary key,
  header blob not null,
  salt blob not null constraint ck_entry_salt check (length(salt) = 32),
  data blob not null,
  ciphertext blob not null,
  hash blob not null constraint ck_entry_hash check (length(hash) = 32)
) strict;

create table batch (
  number integer not null constraint pk_batch primary key,
  record blob not null,
  hash blob not null constraint ck_batch_hash check (length(hash) = 32)
) strict;

create table command (
  id blob not null constraint ck_command_id check (length(id) = 16),
  batch integer not null,
  digest blob,
  constraint pk_command primary key (id)
) strict, without rowid;

create trigger tr_entry_no_update before update on entry
begin
  select raise(abort, 'the journal is append-only');
end;

create trigger tr_entry_no_delete before delete on entry
begin
  select raise(abort, 'the journal is append-only');
end;

create trigger tr_batch_no_update before update on batch
begin
  select raise(abort, 'the journal is append-only');
end;

create trigger tr_batch_no_delete before delete on batch
begin
  select raise(abort, 'the journal is append-only');
end;

-- A digest can be blanked, because a digest of erased words would still confirm a guess at them. Nothing else.
create trigger tr_command_only_blanked before update on command
when new.digest is not null or new.id is not old.id or new.batch is not old.batch
begin
  select raise(abort, 'a kept outcome cannot be changed');
end;

create trigger tr_command_no_delete before delete on command
begin
  select raise(abort, 'a kept outcome cannot be removed');
end;

create trigger tr_store_same_origin before update on store
when new.origin is not old.origin
begin
  select raise(abort, 'the origin of a store is given once');
end;

create trigger tr_store_no_delete before delete on store
begin
  select raise(abort, 'the origin of a store is given once');
end;
