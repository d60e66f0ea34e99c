select number, hash from batch order by number desc limit 1;
