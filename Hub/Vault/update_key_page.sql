update key_page set sealed = ?2 where page = ?1;
