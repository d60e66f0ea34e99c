select batch.record, command.digest
from command
join batch on batch.number = command.batch
where command.id = ?1;
