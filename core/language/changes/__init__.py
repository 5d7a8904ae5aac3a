"""Sentences that change a card or a saved entry."""
