insert into first_administrator (id, code_hash, used_at) values (1, $code_hash, $used_at)
on conflict (id) do update set code_hash = excluded.code_hash, used_at = excluded.used_at
