"""Turns results into Replies; their texts are in catalogues, one folder for each language."""
