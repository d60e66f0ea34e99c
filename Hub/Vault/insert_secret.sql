insert into secret (name, sealed) values (?1, ?2);
