select code_hash, used_at from first_administrator where id = 1
