"""Repositories, one file each; their connection limits each to one household."""
