"""The domain model: households, members, entries, drafts, budgets, bills, goals, questions and their answers."""
