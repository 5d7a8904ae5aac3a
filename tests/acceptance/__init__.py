"""The real process, driven from outside as its members drive it."""
