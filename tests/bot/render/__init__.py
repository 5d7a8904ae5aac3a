"""Results to replies."""
