"""Handlers: one inbound of a member to its replies."""
