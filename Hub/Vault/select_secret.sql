select sealed from secret where name = ?1;
