insert into key_page (page, sealed) values (?1, ?2);
