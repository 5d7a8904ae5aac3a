"""Turns results into Replies; the words are in catalogues, one folder for each language."""
