"""Talks to people: channels, conversation, words and the side-app."""
