"""The history of the tables, run by ``storage.migration``."""
