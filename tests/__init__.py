"""Proof that it works."""
