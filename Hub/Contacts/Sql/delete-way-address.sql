delete from way_address where way = $way
