"""Numbers, money, days, periods and rhythms as people write them."""
