"""Handlers of messages and taps, one file for each kind of intent; each calls one use case and renders its result."""
