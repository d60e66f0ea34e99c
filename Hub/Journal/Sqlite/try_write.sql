update store set written_by = written_by;
