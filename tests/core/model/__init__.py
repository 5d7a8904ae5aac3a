"""The nouns at their edges."""
