"""Whole chats as data."""
