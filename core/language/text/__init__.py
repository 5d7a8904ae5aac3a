"""Text folded, cut into tokens and looked up in the vocabulary of each language."""
