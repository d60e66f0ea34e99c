select count(*) from command;
