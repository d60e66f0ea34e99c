select id, name, mobile, user_name, password_hash, failed_attempts, locked_until, title from person
