insert into command (id, batch, digest) values (?1, ?2, ?3);
