"""Results to Replies; words in catalogues, one folder per language."""
