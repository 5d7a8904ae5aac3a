"""Sentences that arrange something for later: budgets, bills, goals, debts, rates."""
