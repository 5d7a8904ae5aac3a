"""Splits messages into tokens and finds phrases in them from each language's vocabulary."""
