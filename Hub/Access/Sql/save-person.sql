insert into person (id, name, mobile, user_name, password_hash, failed_attempts, locked_until, title)
values ($id, $name, $mobile, $user_name, $password_hash, $failed_attempts, $locked_until, $title)
on conflict (id) do update set
  name = excluded.name, mobile = excluded.mobile, user_name = excluded.user_name,
  password_hash = excluded.password_hash, failed_attempts = excluded.failed_attempts,
  locked_until = excluded.locked_until, title = excluded.title
