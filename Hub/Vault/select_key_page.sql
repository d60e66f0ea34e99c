select sealed from key_page where page = ?1;
