"""Detection of entries unlike a household's habits, each with its reason and figures; pure functions."""
