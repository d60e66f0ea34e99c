select batch, hash from checkpoint where id = 1;
