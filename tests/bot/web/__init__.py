"""The side-app."""
