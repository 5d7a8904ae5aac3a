"""What members do, on SQLite."""
