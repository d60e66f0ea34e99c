delete from ended_session where ended < $forgotten;
insert or ignore into ended_session (id, ended) values ($id, $ended);
