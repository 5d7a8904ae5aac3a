"""Finds what is unlike a household's habit, each with its reason and numbers; pure functions of entries."""
