"""Turns a message with amounts into the lines of a draft, with the questions to ask about them."""
