select sequence, stream, header, salt, data, ciphertext, hash
from entry
where stream in (select value from json_each(?1))
order by sequence;
