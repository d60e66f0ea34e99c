update store set written_by = ?1 where written_by <> ?1;
