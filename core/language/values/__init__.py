"""Reads numbers, amounts of money, dates, periods and recurrence as people write them."""
