"""Backups: an encrypted dump of the database in parts, retained by a policy and proved by restoring it."""
