"""Telegram: long polling or webhook in, messages, edits, photos and files out."""
