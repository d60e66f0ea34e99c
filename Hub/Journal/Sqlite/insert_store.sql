insert into store (id, origin, epoch, written_by) values (1, ?1, ?2, ?3);
