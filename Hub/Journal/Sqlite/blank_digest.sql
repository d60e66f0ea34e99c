update command set digest = null where id = ?1 and digest is not null;
