"""The verbs: one file, one thing a member can do; none of them commits."""
