create table if not exists ended_session (
  id text not null constraint pk_ended_session primary key,
  ended text not null
) strict;
