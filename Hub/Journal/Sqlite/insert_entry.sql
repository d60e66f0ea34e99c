insert into entry (sequence, header, salt, data, ciphertext, hash)
values (?1, ?2, ?3, ?4, ?5, ?6);
