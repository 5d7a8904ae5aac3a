"""Readers of sentences that set up something for later: budgets, recurring bills, goals, debts, exchange rates."""
