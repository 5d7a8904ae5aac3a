"""The room that reads the books."""
