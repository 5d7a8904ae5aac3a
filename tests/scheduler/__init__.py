"""Jobs and their rhythm."""
