"""Keeps the books: nouns, verbs and the reading of typed text; no framework, no network, no SQL."""
