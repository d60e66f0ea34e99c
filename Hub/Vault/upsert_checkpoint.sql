insert into checkpoint (id, batch, hash) values (1, ?1, ?2)
on conflict (id) do update set batch = excluded.batch, hash = excluded.hash;
