"""The nouns of the household's book."""
