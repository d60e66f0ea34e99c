select sequence, header, salt, data, ciphertext, hash
from entry
where sequence > ?1
order by sequence;
