select origin, epoch, written_by from store where id = 1;
