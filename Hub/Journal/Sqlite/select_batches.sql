select number, record, hash from batch where number > ?1 order by number;
