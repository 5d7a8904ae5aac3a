"""What a model says is checked before anybody believes it."""
