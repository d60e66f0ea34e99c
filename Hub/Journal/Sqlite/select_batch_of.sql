select batch from command where id = ?1;
