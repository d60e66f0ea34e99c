select max(coalesce(max(page), 0), ?1) + 1 from key_page;
