"""Every provider against a local server that says what theirs would."""
