insert into batch (number, record, hash) values (?1, ?2, ?3);
