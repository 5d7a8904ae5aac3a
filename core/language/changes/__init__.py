"""Readers of sentences that change a draft or a saved entry."""
