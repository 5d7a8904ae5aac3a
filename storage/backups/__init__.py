"""Backups: a dump of the database, encrypted in parts, kept by policy and proved by restoring it."""
