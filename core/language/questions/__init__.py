"""A question about money to an intent and its slots."""
