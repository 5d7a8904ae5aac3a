"""The Telegram channel: receives by long polling or webhook; sends messages, edits, photos and files."""
