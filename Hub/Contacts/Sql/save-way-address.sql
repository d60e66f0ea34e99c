insert into way_address (way, person, kind, address) values ($way, $person, $kind, $address)
on conflict (way) do update set person = excluded.person, kind = excluded.kind, address = excluded.address
