"""A printer of made-up receipts from tills of many countries, as words or photos, with the true values."""
