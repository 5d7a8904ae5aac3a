"""Reading receipts: rows, figures, days, names, sums and doubts, on words alone."""
