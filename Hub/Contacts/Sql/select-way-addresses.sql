select way, person, kind, address from way_address
