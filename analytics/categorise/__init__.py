"""Picks categories: a household's rules and own model over what is shipped (words, brands, a small model of both)."""
