"""The house stands as it was drawn."""
