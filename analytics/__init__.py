"""Reads the books: figures in, figures out; no I/O."""
