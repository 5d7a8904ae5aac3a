"""The use cases: one file for each thing a member can do; none of them commits the transaction."""
