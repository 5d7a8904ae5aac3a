"""Reads mess with a model; empty until a provider is chosen."""
