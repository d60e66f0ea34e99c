select coalesce(max(page), 0) + 1 from key_page;
