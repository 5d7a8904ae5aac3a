"""Forecasts of spending: known bills on their days, the rest by the methods that did best on the household's past."""
