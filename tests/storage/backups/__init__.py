"""Backups restore to what was dumped."""
