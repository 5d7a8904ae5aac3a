"""Forecasts of spending: known bills on their days, the rest by the methods that were best on the household's past."""
