"""Forecasts spending: known bills on their days, the rest by the method that did best on the household's own past."""
