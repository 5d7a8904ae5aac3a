"""Readers of questions about money: they turn a message into a Question, with its intent and filters."""
