"""What people say, as data."""
