"""Remembers: the only room that writes SQL."""
